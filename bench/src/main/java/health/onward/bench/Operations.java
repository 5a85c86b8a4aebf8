package health.onward.bench;

import static health.onward.bench.Bench.say;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Creations and bookings: first each alone, listened to on the wire; then many at once, beside pgbench with the same SQL. */
final class Operations {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HEAP = "-Xmx512m";
    private static final String SERVICE = "12000";
    private static final int CHECKED = 20;

    private final Settings settings;
    private final OwnDatabase database;
    private final Path directory;
    private final Material material;
    private List<Sample> creations = List.of();
    private List<Sample> bookings = List.of();

    Operations(Settings settings, OwnDatabase database, Path directory) {
        this.settings = settings;
        this.database = database;
        this.directory = directory;
        this.material = new Material(database);
    }

    void count(PostgresTap tap, Report report) throws Exception {
        say("Counting " + settings.counted() + " creations and as many bookings on the wire ...");
        // Only while listening: values as text can be read, and bound again by pgbench.
        try (ServerProcess server = server(database.environment(tap.port(), "?binaryTransfer=false"));
                var client = new Referrer(server.port(), Referrer.token(server.port()))) {
            material.stock(client, 2 * settings.counted());
            var counting = new Counting(tap, client, material);
            creations = counting.creations(settings.counted());
            bookings = counting.bookings(settings.counted());
        }
        report.counts(creations, bookings);
    }

    void compare(Pgbench pgbench, PostgresTap tap, Report report) throws Exception {
        try (ServerProcess server = server(database.environment());
                var client = new Referrer(server.port(), Referrer.token(server.port()))) {
            Floor creation = floor(pgbench, creations, fresh(client), tap);
            Floor booking = floor(pgbench, bookings, fresh(client), tap);
            var load = new Load(settings.clients(), server.port(), Referrer.token(server.port()));
            var speed = new Speed(settings, load, new Meters(server.pid(), database), material);
            say("Warming up, " + settings.warmUp().toSeconds() + " s ...");
            material.stock(client, (int) (settings.warmUp().toSeconds() * 20));
            speed.warmUp();
            say("Creations, " + settings.rounds() + " rounds of "
                    + settings.round().toSeconds() + " s, and pgbench's ...");
            Speed.Pair created = speed.creations(creation);
            say("Bookings ...");
            report.speed(created, speed.bookings(booking), settings.clients());
        }
    }

    private ServerProcess server(Map<String, String> environment) {
        return ServerProcess.start(settings.command(HEAP), environment, directory.resolve("server.log"))
                .awaitHealthy(PATIENCE);
    }

    /** A referral that waits and a slot that is free, for copies. */
    private Sample fresh(Referrer client) throws Exception {
        Created referral =
                Referrer.created(Material.done(client.create(UUID.randomUUID().toString(), SERVICE)), SERVICE);
        return new Sample(
                new Counted(List.of()),
                "",
                Long.parseLong(referral.ubrn()),
                material.slot(SERVICE).id());
    }

    /** A script that was seen to do what the server does: as many round trips and rows for each operation. */
    private Floor floor(Pgbench pgbench, List<Sample> samples, Sample fresh, PostgresTap tap) throws Exception {
        List<Sample> typical = Counting.typical(samples);
        Counted ours = typical.getFirst().counted();
        PgbenchScript script = PgbenchScript.of(typical.getFirst(), typical.getLast());
        var floor =
                new Floor(pgbench, database, script, typical.getFirst().slot().isEmpty() ? fresh.withoutSlot() : fresh);
        List<Trip> trips = tap
                .during(() -> {
                    floor.listenedTo(tap.port(), CHECKED);
                    return null;
                })
                .stream()
                .filter(trip -> !trip.statements().isEmpty())
                .toList();
        int rows = trips.stream().mapToInt(Trip::rowsWritten).sum();
        if (trips.size() != CHECKED * ours.trips().size() || rows != CHECKED * ours.rows()) {
            throw new IllegalStateException("pgbench made " + trips.size() + " trips and wrote " + rows + " rows for "
                    + CHECKED + " operations; ours make " + ours.trips().size() + " and write " + ours.rows()
                    + " each. Its script was:\n" + script.text());
        }
        return floor;
    }
}
