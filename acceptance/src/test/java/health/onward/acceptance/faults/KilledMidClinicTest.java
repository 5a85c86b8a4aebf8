package health.onward.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** kill -9 while a clinic is being cancelled: the next server goes on, and every patient is cancelled and told once. */
class KilledMidClinicTest {

    private static final String SERVICE = "12003";
    private static final int PATIENTS = 12;

    @Test
    void what_was_ordered_is_done_whatever_happens_to_the_server(@TempDir Path directory) throws Exception {
        try (var database = OwnDatabase.start(directory, Map.of())) {
            ServerProcess first = server(database, directory);
            List<Created> patients = new ArrayList<>();
            String order;
            try (var client = new Referrer(first.port())) {
                List<FreeSlot> slots = client.slots(SERVICE, PATIENTS, 1);
                for (FreeSlot slot : slots) {
                    Created one = Referrer.created(client.create("create-" + slot.id(), SERVICE), SERVICE);
                    assertThat(client.book("book-" + slot.id(), one, slot).status())
                            .isEqualTo(201);
                    patients.add(one);
                }
                order = ordered(first, slots.getFirst().start(), slots.getLast().end());
            }
            await(() -> progress(first, order).path("cancelled").asInt() > 0);
            first.kill();
            try (var second = server(database, directory)) {
                await(() -> progress(second, order).path("done").asBoolean());
                assertThat(progress(second, order).path("cancelled").asInt()).isEqualTo(PATIENTS);
                assertThat(patients)
                        .allSatisfy(one -> assertThat(changes(database, one))
                                .containsExactly(
                                        "REFERRAL_CREATED", "APPOINTMENT_BOOKED", "APPOINTMENT_CANCELLED_BY_PROVIDER"));
                await(() -> patients.stream().allMatch(one -> told(database, one) == 2));
            }
        }
    }

    private static String ordered(ServerProcess server, String from, String to) throws IOException {
        String body = """
                {"event": "cancel-clinic", "service": %s, "from": "%s", "to": "%s", "reason": "CLINIC_CANCELLED",
                 "as": {"user": "555032006103", "organisation": "R69", "function": "SERVICE_PROVIDER_ADMIN"}}
                """.formatted(SERVICE, from, to);
        return json(send(server, "POST", "/demo/events", body)).path("order").asString();
    }

    private static JsonNode progress(ServerProcess server, String order) throws IOException {
        return json(send(server, "GET", "/demo/clinics/" + SERVICE + "/" + order, ""));
    }

    private static JsonNode json(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body());
    }

    private static Reply send(ServerProcess server, String method, String path, String body) throws IOException {
        try (var client = new WireClient(server.port())) {
            return client.send(
                    method, path, "Content-Type: application/json\r\n", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> changes(OwnDatabase database, Created one) {
        return JdbcClient.create(database.source())
                .sql("select action from ledger where ubrn = ? order by version")
                .param(Long.parseLong(one.ubrn()))
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The patient, and whoever referred them. */
    private static long told(OwnDatabase database, Created one) {
        return JdbcClient.create(database.source())
                .sql("select count(*) from notice where ubrn = ? and kind = 'APPOINTMENT_CANCELLED'")
                .param(Long.parseLong(one.ubrn()))
                .query(Long.class)
                .single();
    }

    private static ServerProcess server(OwnDatabase database, Path directory) {
        var command = ServerProcess.fromClassPath("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        return ServerProcess.start(command, database.environment(), directory.resolve("server.log"))
                .awaitHealthy(Duration.ofMinutes(3));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
