package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The routes for operators and monitors, and what stands behind no door. */
class OperationsTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void ping_is_open_to_everyone() {
        assertThat(server.anybody().get("/referrals/_ping").status()).isEqualTo(200);
        assertThat(server.anybody().get("/referrals/FHIR/_ping").status()).isEqualTo(200);
        assertThat(server.anybody().send("HEAD", "/referrals/_ping", "").status())
                .isEqualTo(200);
    }

    @Test
    void status_asks_for_a_key_and_tells_whether_the_api_can_work() {
        assertThat(server.anybody().get("/referrals/_status").status()).isEqualTo(401);
        assertThat(server.anybody()
                        .with("apikey", " ")
                        .get("/referrals/_status")
                        .status())
                .isEqualTo(401);
        var reply = server.anybody().with("apikey", "any").get("/referrals/_status");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("status").asString()).isEqualTo("pass");
    }

    @Test
    void health_and_metrics_are_on_the_management_port_only() {
        var management = new Client(server.managementUrl(), java.util.Map.of());
        for (String path : new String[] {"health", "health/readiness", "health/liveness"}) {
            var reply = management.get("/actuator/" + path);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("status").asString()).isEqualTo("UP");
        }
        server.anybody().get("/referrals/_ping");
        assertThat(management.get("/actuator/prometheus").body())
                .contains("onward_database_connections", "http_server_requests_seconds_count");
        assertThat(management.get("/actuator/env").status()).isEqualTo(404);
        assertThat(server.anybody().get("/actuator/health").status()).isEqualTo(404);
    }

    @Test
    void how_long_services_take_to_answer_is_told_to_operators_only() {
        var management = new Client(server.managementUrl(), java.util.Map.of());
        var all = management.get("/actuator/advice").json();
        assertThat(all.path("days").asInt()).isEqualTo(30);
        assertThat(all.path("services").isArray()).isTrue();
        var one = management.get("/actuator/advice?days=7&service=11014");
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.json().path("days").asInt()).isEqualTo(7);
        assertThat(management.get("/actuator/advice?days=many").status()).isEqualTo(400);
        assertThat(management.get("/actuator/overdue").json().path("advice").isArray())
                .isTrue();
        assertThat(server.anybody().get("/actuator/advice").status()).isEqualTo(404);
    }

    @Test
    void nothing_stands_at_an_unknown_path_and_nothing_tells_what_serves_it() {
        var reply = server.anybody().get("/nothing/here");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body() + reply.headers())
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContainIgnoringCase("spring");
    }

    @Test
    void a_path_with_tricks_in_it_is_a_bad_request() {
        assertThat(server.anybody().get("/referrals/FHIR/STU3/..%2f..%2fx").status())
                .isEqualTo(400);
        assertThat(server.anybody().get("/referrals//FHIR/STU3/x").status()).isEqualTo(400);
    }
}
