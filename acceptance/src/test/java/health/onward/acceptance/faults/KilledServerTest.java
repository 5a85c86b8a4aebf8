package health.onward.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.WireClient.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle of bookings, again and again (quality tests, D-1): a client that repeats what was cut off, with
 * the same X-Request-ID, ends with exactly one effect for each request.
 */
class KilledServerTest {

    private static final int KILLS = 12;
    /** On a slow machine fewer kills must do; the checks are the same. */
    private static final Duration TIME = Duration.ofSeconds(70);

    private static final int CLIENTS = 4;
    private static final long SEED = 20_261;

    @Test
    void kill_9_in_the_middle_of_bookings_leaves_nothing_half_made(@TempDir Path directory) throws Exception {
        try (var database = OwnDatabase.start(directory, Map.of());
                var relay = new Relay(database, directory)) {
            var history = new History();
            int kills = bookUnderKills(relay, history);
            System.out.printf(
                    "%d kills; %d referrals, %d bookings, %d slots lost to others, %d requests cut off%n",
                    kills,
                    history.created().size(),
                    history.booked().size(),
                    history.lost.get(),
                    history.unknown.get());
            assertThat(kills).isPositive();
            assertThat(history.unknown.get()).as("requests cut off by a kill").isPositive();
            assertThat(history.lost.get()).as("slots that two wanted").isPositive();
            var truth = new Truth(database);
            assertThat(truth.wrong()).isEmpty();
            truth.agreesWith(history);
            repeatedBookingsAreAnsweredAsBefore(relay, history);
            truth.agreesWith(history);
        }
    }

    private static int bookUnderKills(Relay relay, History history) throws Exception {
        var pace = new Pace();
        var wanted = wanted(relay);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Void>> bookers = IntStream.range(0, CLIENTS)
                    .mapToObj(n -> threads.submit(new Booker(relay, history, wanted, pace)))
                    .toList();
            try {
                return kill(relay, history, pace);
            } finally {
                pace.end();
                for (Future<Void> booker : bookers) {
                    booker.get();
                }
            }
        }
    }

    private static Wanted wanted(Relay relay) throws IOException {
        try (var client = new Referrer(relay.port(), Referrer.token(relay.port()))) {
            return new Wanted(client, SEED);
        }
    }

    private static int kill(Relay relay, History history, Pace pace) throws InterruptedException {
        var chance = new Random(SEED);
        long end = System.nanoTime() + TIME.toNanos();
        int kills = 0;
        while (kills < KILLS && System.nanoTime() < end) {
            relay.awaitNext();
            pace.hurry(true);
            waitForBookings(history, chance);
            relay.kill();
            pace.hurry(false);
            kills++;
        }
        return kills;
    }

    /** Until the serving server has booked something and several more bookings wait for its answer. */
    private static void waitForBookings(History history, Random chance) throws InterruptedException {
        int before = history.booked().size();
        while (history.booked().size() < before + 3 || history.underWay.get() < 2) {
            Thread.sleep(0, 100_000);
        }
        Thread.sleep(chance.nextInt(12));
    }

    private static void repeatedBookingsAreAnsweredAsBefore(Relay relay, History history) throws IOException {
        try (var client = new Referrer(relay.port(), Referrer.token(relay.port()))) {
            for (History.Booked booked : history.booked()) {
                Reply again = client.book(booked.requestId(), booked.referral(), booked.slot());
                assertThat(again.status()).isEqualTo(201);
                assertThat(again.text()).isEqualTo(new String(booked.body(), StandardCharsets.UTF_8));
            }
        }
    }
}
