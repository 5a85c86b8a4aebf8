package health.onward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's own addresses (docs/demo.md). */
class DemoAddressesTest {

    private static final List<String> TABLES = List.of(
            "organisation", "person", "service", "slot", "referral", "appointment", "worklist_item", "ledger", "audit");

    private final RunningServer server = RunningServer.get();
    private final Client anybody = server.anybody();
    private final JdbcClient jdbc = JdbcClient.create(server.database());

    @AfterEach
    void back_to_now() {
        clock("{\"now\": \"" + Instant.now() + "\"}");
    }

    @Test
    void the_clock_moves_to_an_instant_and_goes_on_from_there() {
        Client.Reply reply = clock("{\"now\": \"2026-12-01T09:00:00Z\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("now").asString()).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(server.clock().instant())
                .isBetween(Instant.parse("2026-12-01T09:00:00Z"), Instant.parse("2026-12-01T09:05:00Z"));
    }

    @Test
    void the_clock_advances_by_days_and_hours() {
        Instant before = server.clock().instant();
        assertThat(clock("{\"advance\": \"P3D\"}").status()).isEqualTo(200);
        Client.Reply reply = clock("{\"advance\": \"PT2H\"}");
        assertThat(Instant.parse(reply.json().path("now").asString()))
                .isBetween(before.plus(Duration.ofHours(74)), before.plus(Duration.ofHours(75)));
    }

    /** The letter of this request was promised, and the triage clinic promised to be in touch. */
    @Test
    void as_the_clock_moves_people_are_told_what_is_due() throws InterruptedException {
        assertThat(reset().status()).isEqualTo(204);
        assertThat(told("000000071004")).doesNotContain("CONTACT_OVERDUE");
        clock("{\"advance\": \"P30D\"}");
        for (int n = 0; n < 60 && !told("000000071004").contains("CONTACT_OVERDUE"); n++) {
            Thread.sleep(1_000);
        }
        assertThat(told("000000071004"))
                .contains("CONTACT_OVERDUE", "LETTER_OUTSTANDING", "OVERDUE_COMMISSIONER", "Winterbeck", "Kiln Row")
                .doesNotContain("\"withheld\"");
        assertThat(anybody.send("GET", "/demo/notices?ubrn=7", "").status()).isEqualTo(422);
        assertThat(told("999999999999")).isEqualTo("{\"notices\":[]}");
    }

    @Test
    void a_token_keeps_real_time() {
        Client gp = server.as("555073103100", "D82106", "REFERRING_CLINICIAN");
        clock("{\"advance\": \"P30D\"}");
        assertThat(gp.get("/STU3/CodeSystem/PRIORITY").status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} is answered {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {                                        | 400
            now                                      | 400
            []                                       | 422
            {}                                       | 422
            {"now": 5}                               | 422
            {"now": null}                            | 422
            {"now": "tomorrow"}                      | 422
            {"now": "2026-12-01"}                    | 422
            {"now": "1999-12-01T09:00:00Z"}          | 422
            {"now": "3000-12-01T09:00:00Z"}          | 422
            {"advance": "P1M"}                       | 422
            {"advance": "P99999999D"}                | 422
            {"advance": "P106751991167300D"}         | 422
            {"back": "P1D"}                          | 422
            {"now": "2026-12-01T09:00:00Z", "advance": "P1D"} | 422
            """)
    void what_is_no_time_is_refused_with_a_sentence(String body, int status) {
        Client.Reply reply = clock(body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void a_reset_brings_back_the_world_of_the_day() {
        clock("{\"now\": \"2026-12-01T09:00:00Z\"}");
        assertThat(reset().status()).isEqualTo(204);
        List<String> first = world();
        jdbc.sql("update slot set withdrawn = true where service_id = 11001").update();
        assertThat(world()).isNotEqualTo(first);
        assertThat(reset().status()).isEqualTo(204);
        assertThat(world()).isEqualTo(first);
        assertThat(server.clock().instant()).isAfter(Instant.parse("2026-12-01T09:00:00Z"));
    }

    @Test
    void requests_under_way_and_meanwhile_are_answered() throws Exception {
        Client gp = server.as("555073103100", "D82106", "REFERRING_CLINICIAN");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> ask = () -> gp.get("/STU3/CodeSystem/PRIORITY").status();
            List<Future<Integer>> before =
                    Stream.generate(() -> people.submit(ask)).limit(20).toList();
            Future<Integer> reset = people.submit(() -> reset().status());
            List<Future<Integer>> after =
                    Stream.generate(() -> people.submit(ask)).limit(20).toList();
            assertThat(reset.get()).isEqualTo(204);
            for (Future<Integer> answer :
                    Stream.concat(before.stream(), after.stream()).toList()) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Origin, http://evil.example", "X-Forwarded-For, 203.0.113.7", "Forwarded, for=203.0.113.7"})
    void a_web_page_and_a_proxys_callers_are_not_let_in(String header, String value) {
        for (String address : List.of("/demo/reset", "/demo/clock", "/demo/token")) {
            assertThat(anybody.with(header, value).send("POST", address, "").status())
                    .as(address)
                    .isEqualTo(403);
        }
    }

    @Test
    void in_production_there_is_no_such_address() {
        try (var production = RunningServer.start(
                Map.of("ONWARD_PROFILE", "production", "ONWARD_ISSUER", "http://localhost:1/issuer"))) {
            for (String address : List.of("/demo/reset", "/demo/clock", "/demo/token")) {
                assertThat(production.anybody().send("POST", address, "").status())
                        .as(address)
                        .isEqualTo(404);
            }
        }
    }

    private String told(String ubrn) {
        return anybody.send("GET", "/demo/notices?ubrn=" + ubrn, "").body();
    }

    private Client.Reply clock(String body) {
        return anybody.with("Content-Type", "application/json").send("POST", "/demo/clock", body);
    }

    private Client.Reply reset() {
        return anybody.send("POST", "/demo/reset", "");
    }

    /**
     * What is in the tables, in hashes; the clock's own setting moves with real time, and so do the notices that are composed from then on,
     * of which the audit tells.
     */
    private List<String> world() {
        return TABLES.stream()
                .map(table -> table + " "
                        + jdbc.sql(
                                        "select count(*) || ' ' || md5(string_agg(md5(t::text), '' order by md5(t::text))) from "
                                                + table + " t"
                                                + (table.equals("audit") ? " where what <> 'notice'" : ""))
                                .query(String.class)
                                .single())
                .toList();
    }
}
