package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.Requests;
import health.onward.acceptance.Wire;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Advice in time, on the running server: what services promise, who is asked, and what becomes of what nobody answers. */
class AdviceClockTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Requests requests = new Requests(RunningServer.get().url() + Wire.ROOT);
    private final Client demo = new Client(RunningServer.get().url(), Map.of());

    @Test
    void what_nobody_answers_becomes_a_referral_where_its_referrer_said_so() {
        String ubrn = asked(",\"authorised\":true,\"convertIfUnanswered\":true");
        overdue(ubrn);

        JsonNode notice = told(ubrn, "ADVICE_CONVERTED_UNANSWERED");
        assertThat(notice.path("to").asString()).isIn("PERSON", "SERVICE");
        JsonNode referral =
                Actor.GP.client().get("/STU3/ReferralRequest/" + ubrn).json();
        assertThat(referral.toString())
                .contains("TRIAGED_PROVIDER_TO_ACTION", "Nobody answered this request for advice in time");
        assertThat(category(ubrn)).isEqualTo("ADVICE_CONVERTED");
    }

    @Test
    void otherwise_it_goes_up_and_stays_a_question_that_can_be_answered() {
        String ubrn = asked(",\"authorised\":true");
        overdue(ubrn);

        JsonNode notice = told(ubrn, "ADVICE_OVERDUE_SERVICE");
        assertThat(notice.path("to").asString()).isEqualTo("SERVICE");
        assertThat(notice.path("name").asString()).isEqualTo("Advice Only");
        assertThat(answer(ubrn).status()).isEqualTo(200);
        assertThat(told(ubrn, "ADVICE_GIVEN").path("body").asString()).contains("Recommendation: other");
    }

    @Test
    void nobody_wishes_a_referral_that_the_provider_may_not_make() {
        Reply reply = ask(",\"authorised\":false,\"convertIfUnanswered\":true");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("CONFLICTING_VALUES", "convertIfUnanswered");
    }

    @Test
    void a_service_definer_says_how_long_answers_take_and_a_clinician_does_not() {
        String set = """
                {"event":"set-advice-target","service":11014%s,
                 "as":{"user":"%s","organisation":"R69","function":"%s"}}
                """;
        Reply mine = demo.post("/demo/events", set.formatted(",\"days\":3", "000000000101", "SERVICE_DEFINER"));
        assertThat(mine.status()).as(mine.body()).isEqualTo(200);
        assertThat(mine.json().path("days").asInt()).isEqualTo(3);
        Reply wrong = demo.post("/demo/events", set.formatted(",\"days\":61", "000000000101", "SERVICE_DEFINER"));
        assertThat(wrong.body()).contains("INVALID_VALUE", "adviceDays");
        Reply other =
                demo.post("/demo/events", set.formatted(",\"days\":1", "103264994981", "SERVICE_PROVIDER_CLINICIAN"));
        assertThat(other.status()).isEqualTo(403);
        assertThat(demo.post("/demo/events", set.formatted("", "000000000101", "SERVICE_DEFINER"))
                        .json()
                        .has("days"))
                .isFalse();
    }

    @Test
    void who_is_named_to_answer_is_told() {
        String ubrn = asked(",\"authorised\":false");
        Reply named = demo.post("/demo/events", """
                {"event":"name-responder","ubrn":"%s","clinician":"103264994981",
                 "as":{"user":"555032006103","organisation":"R69","function":"SERVICE_PROVIDER_ADMIN"}}
                """.formatted(ubrn));
        assertThat(named.status()).as(named.body()).isEqualTo(200);

        assertThat(told(ubrn, "ADVICE_RESPONDER_NAMED").path("to").asString()).isEqualTo("PERSON");
    }

    @Test
    void as_much_may_be_asked_and_answered_as_the_schema_says() {
        for (int length : new int[] {2_001, 8_000}) {
            assertThat(question("x".repeat(length)).status()).as("%d", length).isEqualTo(200);
        }
        Reply longer = question("x".repeat(8_001));
        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.code()).isEqualTo("INVALID_VALUE");
        Talk talk = Talk.begin(requests);
        assertThat(guidance(talk.ubrn(), 2, "x".repeat(8_001)).status()).isEqualTo(422);
        assertThat(guidance(talk.ubrn(), 2, "x".repeat(8_000)).status()).isEqualTo(200);
    }

    @Test
    void of_two_answers_sent_at_once_one_is_kept() throws Exception {
        Talk talk = Talk.begin(requests);
        var barrier = new CyclicBarrier(2);
        Callable<Integer> answer = () -> {
            barrier.await();
            return guidance(talk.ubrn(), 2, "Wait and see").status();
        };
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Integer> statuses = both.invokeAll(List.of(answer, answer)).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();
            assertThat(statuses.getFirst()).isEqualTo(200);
            assertThat(statuses.getLast()).isIn(409, 423);
        }
    }

    @Test
    void a_conversation_of_two_hundred_turns_is_read_whole() {
        Talk talk = Talk.begin(requests);
        Tampering.run("""
                insert into advice_message (bucket, ubrn, number, id, sent_by, sender, sender_org, sender_function, responsible,
                                            responsible_org, responsible_function, outcome, recommendation, text, sent_at)
                select bucket, ubrn, number + 2 * n, id + 2 * 16384 * n, sent_by, sender, sender_org, sender_function, responsible,
                       responsible_org, responsible_function, outcome, recommendation, text, sent_at
                from advice_message, generate_series(1, 99) n where ubrn = %s
                """.formatted(talk.ubrn()));

        Reply reply = Actor.GP
                .client()
                .get("/STU3/Communication?based-on=CommunicationRequest/" + talk.ubrn() + "/_history/2");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("total").asInt()).isEqualTo(200);
        assertThat(reply.json().path("entry").size()).isEqualTo(202);
    }

    private Reply question(String text) {
        return Actor.GP
                .client()
                .post(
                        Talk.CREATE,
                        requests.question(Scene.PATIENT, Scene.ADVISED, Scene.ADVICE_SERVICE, false, text)
                                .toString());
    }

    private Reply answer(String ubrn) {
        return guidance(ubrn, 1, "Wait and see");
    }

    private Reply guidance(String ubrn, int version, String text) {
        return Actor.SPECIALIST
                .client()
                .with("If-Match", "W/\"" + version + "\"")
                .post(
                        Talk.send(ubrn),
                        requests.guidance(Optional.of("OTHER"), "ROUTINE", text).toString());
    }

    private Reply ask(String says) {
        return demo.post("/demo/events", """
                {"event":"ask-for-advice","patient":"%s","service":11014,"specialty":"CARDIOLOGY","clinicType":"HEART_FAILURE",
                 "text":"What shall I do?"%s,
                 "as":{"user":"555073103100","organisation":"D82106","function":"REFERRING_CLINICIAN"}}
                """.formatted(Scene.PATIENT, says));
    }

    private String asked(String says) {
        Reply reply = ask(says);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("ubrn").asString();
    }

    /** As if the time to answer had just passed. */
    private static void overdue(String ubrn) {
        Tampering.run("""
                update advice set turn_since = due, turn_due = due, escalate_at = due
                from (select clock_timestamp() - interval '1 second' as due) as just where ubrn = %s
                """.formatted(ubrn));
    }

    private String category(String ubrn) {
        return Actor.GP
                .client()
                .get("/STU3/CommunicationRequest/" + ubrn)
                .json()
                .at("/category/0/coding/0/code")
                .asString();
    }

    /** The notice, when the jobs have come round to it. */
    private JsonNode told(String ubrn, String kind) {
        Instant end = Instant.now().plus(SOON);
        while (Instant.now().isBefore(end)) {
            Optional<JsonNode> notice = demo.get("/demo/notices?ubrn=" + ubrn)
                    .json()
                    .path("notices")
                    .valueStream()
                    .filter(one -> one.path("kind").asString().equals(kind))
                    .findFirst();
            if (notice.isPresent()) {
                return notice.get();
            }
            pause();
        }
        throw new AssertionError(kind + " was not told about " + ubrn);
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
