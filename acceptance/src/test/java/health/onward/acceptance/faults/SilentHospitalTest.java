package health.onward.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.pas.Hospital;
import health.onward.acceptance.pas.Weather;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.Referrer.FreeSlot;
import health.onward.acceptance.running.WireClient.Reply;
import health.onward.platform.Database;
import health.onward.server.RunningServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two hundred patients wait for a hospital that is silent, with ten connections to the database: no connection and no platform
 * thread waits with them, and everybody else is answered.
 */
class SilentHospitalTest {

    private static final int WAITING = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(28);
    private static final String SERVICE = "12019";
    private static final String OTHER_SERVICE = "12000";

    @Test
    void two_hundred_bookings_wait_without_connections_or_threads_and_hold_up_nobody() throws Exception {
        int port = freePort();
        try (var server = RunningServer.start(
                        Map.of("ONWARD_DEMO_PROVIDER", "http://127.0.0.1:" + port, "ONWARD_PROVIDER_SWEEP", "2"));
                var hospital = Hospital.open(port, server.url(), Hospital.SYSTEM, Duration.ofSeconds(1), 480);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            keepsTheDiary(server);
            hospital.behaves("*", Weather.SILENT);
            String token = Referrer.token(server.settings().port());
            var client = new Referrer(server.settings().port(), token);
            List<FreeSlot> slots = slots(client);
            List<Created> referrals = referrals(client);
            long before = median(client);
            int threadsBefore = threadsNow();
            List<Future<Reply>> bookings = book(threads, server, token, referrals, slots);
            await(() ->
                    hospital.believes("").size() == WAITING || bookings.stream().anyMatch(Future::isDone));
            assertThat(answers(bookings)).as("nobody is answered yet").isEmpty();
            int lent = lent(server);
            int threadsDuring = threadsNow();
            long during = median(client);
            assertThat(answers(bookings)).isEmpty();
            System.out.printf(
                    "%d bookings waiting: %d connections lent, %d platform threads more, others' median %d ms (%d before)%n",
                    WAITING, lent, threadsDuring - threadsBefore, during / 1_000_000, before / 1_000_000);
            assertThat(lent).isLessThanOrEqualTo(2);
            assertThat(threadsDuring - threadsBefore).isLessThan(20);
            assertThat(during).isLessThan(3 * before + 100_000_000);
            for (Future<Reply> booking : bookings) {
                assertThat(booking.get().status()).isEqualTo(504);
            }
            assertThat(count(server, "select count(*) from referral where held_by is not null"))
                    .isZero();
            assertThat(count(server, "select count(*) from booking_attempt where outcome = 'PAS_NOT_RESPONDING'"))
                    .isEqualTo(WAITING);
            await(() ->
                    hospital.believes("").stream().allMatch(one -> one.status().equals("cancelled")));
            client.close();
        }
    }

    /** From now on the hospital keeps the diary of a service that had it here. */
    private static void keepsTheDiary(RunningServer server) {
        var jdbc = JdbcClient.create(server.database());
        jdbc.sql("update provider_system set wait_ms = ?")
                .param(PATIENCE.toMillis())
                .update();
        jdbc.sql("update slot set withdrawn = true where service_id = ? and taken_by is null")
                .param(Long.parseLong(SERVICE))
                .update();
        jdbc.sql("update service set provider_system = ? where id = ?")
                .param(Hospital.SYSTEM)
                .param(Long.parseLong(SERVICE))
                .update();
        assertThat(server.anybody().send("POST", "/demo/poll", "").status()).isEqualTo(200);
    }

    private static List<FreeSlot> slots(Referrer client) throws IOException {
        List<FreeSlot> slots = new ArrayList<>();
        for (int page = 1; slots.size() < WAITING; page++) {
            slots.addAll(client.slots(SERVICE, 100, page));
        }
        return slots;
    }

    private static List<Created> referrals(Referrer client) throws IOException {
        List<Created> referrals = new ArrayList<>();
        for (int n = 0; n < WAITING; n++) {
            referrals.add(Referrer.created(client.create(UUID.randomUUID().toString(), SERVICE), SERVICE));
        }
        return referrals;
    }

    private static List<Future<Reply>> book(
            ExecutorService threads, RunningServer server, String token, List<Created> referrals, List<FreeSlot> slots)
            throws InterruptedException {
        List<Future<Reply>> bookings = new ArrayList<>();
        for (int n = 0; n < WAITING; n++) {
            Created referral = referrals.get(n);
            FreeSlot slot = slots.get(n);
            bookings.add(threads.submit(() -> booked(server, token, referral, slot)));
            Thread.sleep(40);
        }
        return bookings;
    }

    /** On a busy machine two hundred at once may be told to come again (503), before any of them waits for the hospital. */
    private static Reply booked(RunningServer server, String token, Created referral, FreeSlot slot)
            throws IOException {
        try (var client = new Referrer(server.settings().port(), token)) {
            Reply reply = client.book(UUID.randomUUID().toString(), referral, slot);
            while (reply.status() == 503) {
                reply = client.book(UUID.randomUUID().toString(), referral, slot);
            }
            return reply;
        }
    }

    private static List<String> answers(List<Future<Reply>> bookings) {
        return bookings.stream()
                .filter(Future::isDone)
                .map(one -> one.state() == Future.State.SUCCESS
                        ? one.resultNow().status() + " " + one.resultNow().text()
                        : one.exceptionNow().toString())
                .toList();
    }

    /** Of creations of others, in nanoseconds. */
    private static long median(Referrer client) throws IOException {
        List<Long> nanos = new ArrayList<>();
        for (int n = 0; n < 41; n++) {
            long start = System.nanoTime();
            assertThat(client.create(UUID.randomUUID().toString(), OTHER_SERVICE)
                            .status())
                    .isEqualTo(201);
            nanos.add(System.nanoTime() - start);
        }
        return nanos.stream().sorted().toList().get(20);
    }

    /** The fewest of some looks: others' work and the jobs borrow one for a moment. */
    private static int lent(RunningServer server) throws InterruptedException {
        int fewest = Integer.MAX_VALUE;
        for (int n = 0; n < 20; n++) {
            fewest = Math.min(fewest, server.bean(Database.class).use().lent());
            Thread.sleep(20);
        }
        return fewest;
    }

    private static int threadsNow() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long count(RunningServer server, String sql) {
        return JdbcClient.create(server.database()).sql(sql).query(Long.class).single();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
