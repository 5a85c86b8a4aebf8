package health.onward.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.pas.Hospital;
import health.onward.acceptance.pas.Hospital.Believed;
import health.onward.acceptance.pas.Weather;
import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.Referrer.FreeSlot;
import health.onward.acceptance.running.ServerProcess;
import health.onward.acceptance.running.WireClient;
import health.onward.acceptance.running.WireClient.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 between asking a hospital and writing its answer down: the next server brings both sides to agree. */
class KilledMidBookingTest {

    private static final String SERVICE = "12019";
    private static final String BOOKED = "killed-when-it-was-booked";
    private static final String NOT_BOOKED = "killed-when-it-was-not";

    @Test
    void what_the_hospital_has_booked_is_confirmed_what_it_has_not_is_given_up_and_the_same_request_hears_of_it(
            @TempDir Path directory) throws Exception {
        try (var database = OwnDatabase.start(directory, Map.of());
                var hospital = Hospital.open(0, "http://127.0.0.1:1", Hospital.SYSTEM, Duration.ofSeconds(1), 480)) {
            ServerProcess first = server(database, hospital, directory);
            keepsTheDiary(database, first);
            Created one;
            Created other;
            List<FreeSlot> slots;
            try (var client = new Referrer(first.port())) {
                slots = client.slots(SERVICE, 20, 1);
                one = Referrer.created(client.create("one", SERVICE), SERVICE);
                other = Referrer.created(client.create("other", SERVICE), SERVICE);
                hospital.behaves(name(slots.get(0)), Weather.SILENT_BUT_BOOKED);
                hospital.behaves(name(slots.get(1)), Weather.SILENT);
                cutOff(first, BOOKED, one, slots.get(0));
                cutOff(first, NOT_BOOKED, other, slots.get(1));
                await(() -> believes(hospital, one, "booked") && believes(hospital, other, "pending"));
                first.kill();
            }
            hospital.behaves("*", Weather.GOOD);
            try (var second = server(database, hospital, directory);
                    var client = new Referrer(second.port())) {
                assertThat(client.book("somebody-else", one, slots.get(2)).status())
                        .isEqualTo(423);
                later(second);
                await(() -> client.book("somebody-else", one, slots.get(2)).status() == 409);
                Reply answer = client.book(BOOKED, one, slots.get(0));
                assertThat(answer.status()).isEqualTo(201);
                assertThat(client.book(BOOKED, one, slots.get(0)).text()).isEqualTo(answer.text());
                await(() -> believes(hospital, other, "cancelled"));
                await(() -> client.book(NOT_BOOKED, other, slots.get(1)).status() == 201);
                assertThat(hospital.believes(one.ubrn()))
                        .extracting(Believed::status)
                        .containsExactly("booked");
                assertThat(hospital.believes(other.ubrn()))
                        .extracting(Believed::status)
                        .containsExactly("cancelled", "booked");
                assertThat(new Truth(database).wrong()).isEmpty();
            }
        }
    }

    /** A booking whose answer nobody will hear. */
    private static void cutOff(ServerProcess server, String requestId, Created referral, FreeSlot slot) {
        Thread.ofVirtual().start(() -> {
            try (var client = new Referrer(server.port())) {
                client.book(requestId, referral, slot);
            } catch (IOException killed) {
                // As it should be.
            }
        });
    }

    private static ServerProcess server(OwnDatabase database, Hospital hospital, Path directory) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("ONWARD_DEMO_PROVIDER", hospital.address());
        environment.put("ONWARD_PROVIDER_SWEEP", "1");
        var command = ServerProcess.fromClassPath("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        return ServerProcess.start(command, environment, directory.resolve("server.log"))
                .awaitHealthy(Duration.ofMinutes(3));
    }

    private static void keepsTheDiary(OwnDatabase database, ServerProcess server) throws IOException {
        var owner = database.asOwner();
        owner.update("update provider_system set wait_ms = 60000");
        owner.update("update slot set withdrawn = true where service_id = 12019 and taken_by is null");
        owner.update("update service set provider_system = ? where id = 12019", Hospital.SYSTEM);
        post(server, "/demo/poll", "");
    }

    /** So much that the hospital's time is up. */
    private static void later(ServerProcess server) throws IOException {
        post(server, "/demo/clock", "{\"advance\": \"PT3M\"}");
    }

    private static void post(ServerProcess server, String path, String body) throws IOException {
        try (var client = new WireClient(server.port())) {
            Reply reply = client.send(
                    "POST", path, "Content-Type: application/json\r\n", body.getBytes(StandardCharsets.UTF_8));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
    }

    private static boolean believes(Hospital hospital, Created referral, String status) {
        List<Believed> believed = hospital.believes(referral.ubrn());
        return believed.size() == 1 && believed.getFirst().status().equals(status);
    }

    private static String name(FreeSlot slot) {
        return Hospital.slot(SERVICE, slot.start());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
            Thread.sleep(200);
        }
    }
}
