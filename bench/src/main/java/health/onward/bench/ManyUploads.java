package health.onward.bench;

import static health.onward.bench.Bench.say;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A hundred files of nearly 5 MB handed in at once (A020) to a server with little memory, again and again: what it holds must not
 * grow with their number. One more hundred comes first, uncounted: a server that has just started knows none of this way.
 *
 * @param rounds one for each hundred, in order
 * @param peak the most memory that the process has held, in MB
 */
record ManyUploads(List<Round> rounds, long peak) {

    static final int AT_ONCE = 100;
    static final String HEAP = "-Xmx256m";

    /**
     * @param taken how many were answered with 201 in the end
     * @param again how often somebody was told to send his file again, and did (503)
     * @param clean how many have been looked at since, and found clean
     * @param liveHeap what is still in use after a collection, in MB
     * @param resident what the process holds then, in MB
     */
    record Round(Duration took, int taken, int again, int clean, double liveHeap, long resident) {}

    /** What one client heard in the end, and how often it had to send its file again. */
    private record Sent(int status, int again) {}

    private static final int ATTEMPTS = 5;
    private static final ScannedLetter LETTER = ScannedLetter.copied();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static ManyUploads measure(Settings settings, OwnDatabase database, Path directory) throws Exception {
        say("Uploads, " + AT_ONCE + " at once ...");
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("ONWARD_DATA", directory.toString());
        try (ServerProcess server = ServerProcess.start(
                        settings.command(HEAP), environment, directory.resolve("server.log"))
                .awaitHealthy(PATIENCE)) {
            String token = Referrer.token(server.port());
            round(0, server, token, database);
            List<Round> rounds = new ArrayList<>();
            for (int n = 1; n <= settings.uploads(); n++) {
                rounds.add(round(n, server, token, database));
            }
            return new ManyUploads(rounds, Meters.peakMemory(server.pid()));
        }
    }

    /** How many MB more are in use after the last hundred than after the first. */
    double growth() {
        return rounds.getLast().liveHeap() - rounds.getFirst().liveHeap();
    }

    private static Round round(int n, ServerProcess server, String token, OwnDatabase database) throws Exception {
        long start = System.nanoTime();
        int before = clean(database);
        List<Sent> sent = uploaded(n, server.port(), token);
        var took = Duration.ofNanos(System.nanoTime() - start);
        int taken = (int) sent.stream().filter(one -> one.status() == 201).count();
        return new Round(
                took,
                taken,
                sent.stream().mapToInt(Sent::again).sum(),
                clean(database, before + taken) - before,
                Meters.liveHeap(server.pid()),
                Meters.memory(server.pid()));
    }

    /** All clients are ready before the first byte is sent. */
    private static List<Sent> uploaded(int round, int port, String token) throws InterruptedException, IOException {
        var ready = new CountDownLatch(AT_ONCE);
        List<Future<Sent>> uploads = new ArrayList<>();
        try (var clients =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (int n = 0; n < AT_ONCE; n++) {
                int seed = round * AT_ONCE + n;
                uploads.add(clients.submit(upload(seed, port, token, ready)));
            }
        }
        List<Sent> sent = new ArrayList<>();
        for (Future<Sent> upload : uploads) {
            sent.add(ended(upload));
        }
        return sent;
    }

    private static Callable<Sent> upload(int seed, int port, String token, CountDownLatch ready) {
        return () -> {
            try (var client = new Referrer(port, token)) {
                ready.countDown();
                ready.await();
                int status = upload(seed, client);
                int again = 0;
                while (status == 503 && again < ATTEMPTS) {
                    again++;
                    Thread.sleep(1000);
                    status = upload(seed, client);
                }
                return new Sent(status, again);
            }
        };
    }

    private static int upload(int seed, Referrer client) throws IOException {
        return client.upload("letter " + seed + ".pdf", "application/pdf", ScannedLetter.start(seed), LETTER.rest())
                .status();
    }

    private static Sent ended(Future<Sent> upload) throws InterruptedException, IOException {
        try {
            return upload.get();
        } catch (ExecutionException e) {
            throw new IOException("an upload was not answered", e.getCause());
        }
    }

    private static int clean(OwnDatabase database, int all) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int clean = clean(database);
        while (clean < all && System.nanoTime() < end) {
            Thread.sleep(200);
            clean = clean(database);
        }
        return clean;
    }

    private static int clean(OwnDatabase database) {
        Integer count = database.asOwner()
                .queryForObject(
                        "select count(*) from file where name like 'letter %' and availability = 'AVAILABLE'",
                        Integer.class);
        return count == null ? 0 : count;
    }
}
