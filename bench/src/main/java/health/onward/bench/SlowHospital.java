package health.onward.bench;

import static health.onward.bench.Bench.say;

import health.onward.acceptance.pas.Hospital;
import health.onward.acceptance.pas.Weather;
import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.Referrer.FreeSlot;
import health.onward.acceptance.running.ServerProcess;
import health.onward.acceptance.running.WireClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What many bookings through a slow hospital cost everybody else: the rate of others with and without them, by turns. */
final class SlowHospital {

    /** What came of all rounds of a kind. */
    record Rate(double perSecond, long[] nanos) {

        double latencyMs(double quantile) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return sorted.length == 0
                    ? 0
                    : sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] / 1e6;
        }

        static Rate of(Load.Round... rounds) {
            double seconds =
                    Arrays.stream(rounds).mapToLong(r -> r.took().toNanos()).sum() / 1e9;
            long[] nanos = Arrays.stream(rounds)
                    .flatMapToLong(r -> Arrays.stream(r.nanos()))
                    .toArray();
            return new Rate(nanos.length / seconds, nanos);
        }
    }

    record Found(Rate without, Rate with, int booked, int wanted, int mostWaiting) {}

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SERVICE = "12019";
    private static final String OTHER = "12000";

    private final Settings settings;
    private final OwnDatabase database;
    private final Path directory;
    private final Duration slow;
    private final Duration round;
    private final int bookings;
    /** Those of the warm-up, too. */
    private final int prepared;

    private final Queue<Created> referrals = new ConcurrentLinkedQueue<>();
    private final Queue<FreeSlot> slots = new ConcurrentLinkedQueue<>();
    private final AtomicInteger booked = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    SlowHospital(Settings settings, OwnDatabase database, Path directory) {
        this.settings = settings;
        this.database = database;
        this.directory = directory;
        this.slow = Duration.ofSeconds(settings.quick() ? 8 : 20);
        this.round = Duration.ofSeconds(settings.quick() ? 10 : 20);
        this.bookings = settings.quick() ? 200 : 1000;
        this.prepared = bookings + bookings / 4;
    }

    void measure(Report report) throws Exception {
        try (var hospital = Hospital.open(0, "http://127.0.0.1:1", Hospital.SYSTEM, slow, prepared + 100);
                var server = server(hospital)) {
            hospital.behaves("*", Weather.SLOW);
            String token = Referrer.token(server.port());
            prepare(server, token);
            var load = new Load(settings.clients(), server.port(), token);
            say("Warming up, " + settings.warmUp().toSeconds() + " s ...");
            load.lasting(settings.warmUp(), SlowHospital::others);
            whileBooking(load, server.port(), token, prepared - bookings);
            booked.set(0);
            mostWaiting.set(0);
            report.outside(byTurns(load, server.port(), token));
        }
    }

    private Found byTurns(Load load, int port, String token) throws Exception {
        int turns = settings.quick() ? 2 : 4;
        var without = new Load.Round[turns];
        var with = new Load.Round[turns];
        for (int n = 0; n < turns; n++) {
            say("Round " + (n + 1) + " of " + turns + ", without and with " + bookings / turns
                    + " bookings at the hospital ...");
            // A B, B A, A B …
            if (n % 2 == 0) {
                without[n] = load.lasting(round, SlowHospital::others);
            }
            with[n] = whileBooking(load, port, token, bookings / turns);
            if (n % 2 != 0) {
                without[n] = load.lasting(round, SlowHospital::others);
            }
        }
        return new Found(Rate.of(without), Rate.of(with), booked.get(), bookings, mostWaiting.get());
    }

    /** The round begins when as many bookings end as begin; afterwards the last ones are waited for. */
    private Load.Round whileBooking(Load load, int port, String token, int count) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long pause = slow.plus(round).toNanos() / count;
            Future<?> all = threads.submit(() -> {
                for (int n = 0; n < count; n++) {
                    threads.execute(() -> book(port, token));
                    sleep(Duration.ofNanos(pause));
                }
            });
            sleep(slow);
            Load.Round measured = load.lasting(round, SlowHospital::others);
            all.get();
            return measured;
        }
    }

    private void book(int port, String token) {
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        try (var client = new Referrer(port, token)) {
            var reply = client.book(UUID.randomUUID().toString(), referrals.remove(), slots.remove());
            if (reply.status() == 201) {
                booked.incrementAndGet();
            } else {
                say("a booking was answered " + reply.status() + ": " + reply.text());
            }
        } catch (IOException e) {
            say("a booking broke off: " + e.getMessage());
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** What everybody else does: refer, and look for a slot. */
    private static boolean others(Referrer client) throws IOException {
        Material.done(client.create(UUID.randomUUID().toString(), OTHER));
        return !client.slots(OTHER, 10, 1).isEmpty();
    }

    private ServerProcess server(Hospital hospital) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("ONWARD_DEMO_PROVIDER", hospital.address());
        environment.put("ONWARD_PROVIDER_WAITING", "2000");
        return ServerProcess.start(settings.command("-Xmx512m"), environment, directory.resolve("server.log"))
                .awaitHealthy(PATIENCE);
    }

    private void prepare(ServerProcess server, String token) throws IOException {
        var owner = database.asOwner();
        owner.update("update provider_system set wait_ms = 120000");
        owner.update("update slot set withdrawn = true where service_id = 12019 and taken_by is null");
        owner.update("update service set provider_system = ? where id = 12019", Hospital.SYSTEM);
        try (var poll = new WireClient(server.port());
                var client = new Referrer(server.port(), token)) {
            if (poll.send("POST", "/demo/poll", "", new byte[0]).status() != 200) {
                throw new IOException("the hospital's slots could not be fetched");
            }
            for (int page = 1; slots.size() < prepared; page++) {
                slots.addAll(client.slots(SERVICE, 100, page));
            }
            say("Creating " + prepared + " referrals ...");
            while (referrals.size() < prepared) {
                referrals.add(Referrer.created(
                        Material.done(client.create(UUID.randomUUID().toString(), SERVICE)), SERVICE));
            }
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
