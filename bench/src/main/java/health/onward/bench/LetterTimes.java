package health.onward.bench;

import static health.onward.bench.Bench.say;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.ServerProcess;
import health.onward.acceptance.running.WireClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** How long one client waits for a letter on paper: composed, laid out, tagged, sent (A019, A007). */
record LetterTimes(int bytes, Measured letter, Measured summary) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String LETTER = "$ers.generatePatientLetter";
    private static final String SUMMARY = "$ers.generateCRI";

    static LetterTimes measure(Settings settings, OwnDatabase database, Path log) throws Exception {
        say("Letters ...");
        try (ServerProcess server = ServerProcess.start(settings.command("-Xmx512m"), database.environment(), log)
                .awaitHealthy(PATIENCE)) {
            var load = new Load(1, server.port(), Referrer.token(server.port()));
            Created referral;
            int bytes;
            try (Referrer client = load.client()) {
                String service = Material.SERVICES.getFirst();
                referral = Referrer.created(client.create(UUID.randomUUID().toString(), service), service);
                bytes = printed(client, referral, LETTER);
            }
            load.lasting(settings.warmUp().dividedBy(2), client -> printed(client, referral, LETTER) > 0);
            load.lasting(settings.warmUp().dividedBy(2), client -> printed(client, referral, SUMMARY) > 0);
            var meters = new Meters(server.pid(), database);
            return new LetterTimes(
                    bytes,
                    timed(settings, load, meters, referral, LETTER),
                    timed(settings, load, meters, referral, SUMMARY));
        }
    }

    private static Measured timed(Settings settings, Load load, Meters meters, Created referral, String what)
            throws InterruptedException {
        var measured = new Measured();
        for (int n = 0; n < 2; n++) {
            Used before = meters.read();
            Load.Round round = load.lasting(settings.round(), client -> printed(client, referral, what) > 0);
            measured.add(new Measured.Round(
                    round.perSecond(),
                    round.done(),
                    round.nanos(),
                    meters.read().since(before)));
        }
        return measured;
    }

    private static int printed(Referrer client, Created referral, String what) throws IOException {
        Reply reply = client.print(referral.ubrn(), what);
        if (reply.status() != 200) {
            throw new IOException("a letter answered " + reply.status() + ": " + reply.text());
        }
        return reply.body().length;
    }
}
