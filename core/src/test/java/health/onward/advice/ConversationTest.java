package health.onward.advice;

import static health.onward.advice.AdviceWorld.code;
import static health.onward.advice.AdviceWorld.done;
import static health.onward.advice.AdviceWorld.question;
import static health.onward.advice.AdviceWorld.seen;
import static health.onward.advice.AdviceWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.LedgerAction;
import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AdviceWorld world = new AdviceWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_question_is_stored_as_it_was_asked_and_is_on_both_sides_lists() {
        Advice asked = world.asked();

        assertThat(asked.version()).isEqualTo(1);
        assertThat(asked.asked().requestId()).startsWith("a.");
        assertThat(asked.asked().serviceName()).isEqualTo("Cardiology clinic");
        assertThat(asked.asked().targetDays()).isEqualTo(2);
        assertThat(world.messages.all(asked.ubrn())).singleElement().satisfies(message -> {
            assertThat(message.sentBy()).isEqualTo(SentBy.REQUESTER);
            assertThat(message.text()).isEqualTo("What shall I do?");
            assertThat(message.responsible().user()).isEqualTo(AdviceSample.REFERRER);
        });
        assertThat(world.found("select org_id || ' ' || side || ' ' || category from advice_list_item order by side"))
                .containsExactly(
                        "R69 PROVIDER PROVIDER_RESPONSE_REQUIRED", "D82106 REFERRER PROVIDER_RESPONSE_REQUIRED");
        assertThat(world.found("select action || ' v' || version from ledger")).containsExactly("ADVICE_REQUESTED v1");
        assertThat(world.found("select what || ' ' || nhs_number from audit")).containsExactly("A044 9990000018");
    }

    @Test
    void it_goes_back_and_forth_until_the_referrer_ends_it() {
        Advice back = world.askedBack(world.asked());
        Advice replied = done(world.referrer.reply(seen(back), words("This one"), AdviceSample.referrer()));
        Advice advised = world.answered(replied);
        Advice disputed =
                done(world.referrer.goOn(seen(advised), words("Are you sure?"), true, AdviceSample.referrer()));
        Advice again = world.answered(disputed);
        Advice ended = done(world.referrer.end(seen(again), AdviceSample.referrer()));
        Advice judged = done(world.referrer.judge(seen(ended), Usefulness.HELPED, AdviceSample.referrer()));

        assertThat(world.conversations.find(judged.ubrn())).contains(judged);
        assertThat(judged.version()).isEqualTo(8);
        assertThat(world.messages.all(judged.ubrn()))
                .extracting(Message::sentBy)
                .containsExactly(
                        SentBy.REQUESTER,
                        SentBy.RESPONDER,
                        SentBy.REQUESTER,
                        SentBy.RESPONDER,
                        SentBy.REQUESTER,
                        SentBy.RESPONDER);
        assertThat(world.found("select 1 from advice_list_item")).isEmpty();
        assertThat(world.found("select action from ledger order by version").stream()
                        .map(action -> LedgerAction.valueOf(action).ebsx())
                        .filter(OptionalInt::isPresent)
                        .map(OptionalInt::getAsInt))
                .containsExactly(1407, 1408, 1408, 1408);
        assertThat(world.found("select action from ledger order by version"))
                .containsExactly(
                        "ADVICE_REQUESTED",
                        "ADVICE_INFORMATION_ASKED",
                        "ADVICE_INFORMATION_SENT",
                        "ADVICE_GIVEN",
                        "ADVICE_CONTINUED",
                        "ADVICE_GIVEN",
                        "ADVICE_ENDED",
                        "ADVICE_JUDGED");
    }

    @Test
    void refusals_store_nothing() {
        Advice asked = world.asked();
        List<String> rows = world.found("select id::text from audit union all select id::text from ledger");

        assertThat(ask(question())).isEqualTo("MISSING_VALUE");
        assertThat(ask(question(11014, 11014))).isEqualTo("DUPLICATE_SERVICE");
        assertThat(ask(question(11014, AdviceWorld.CLINIC))).isEqualTo("TOO_MANY_ITEMS");
        assertThat(ask(question(AdviceWorld.CLINIC))).isEqualTo("SHORTLISTED_SERVICE_NOT_IN_RESULTS");
        assertThat(ask(question(404))).isEqualTo("REFERENCE_NOT_FOUND");
        assertThat(code(world.referrer.reply(seen(asked), words("Hm"), AdviceSample.referrer())))
                .isEqualTo("INVALID_REQUEST_STATE");
        assertThat(code(world.referrer.cancel(
                        seen(asked), AdviceSample.actor(BusinessFunction.REFERRING_CLINICIAN, "X99"))))
                .isEqualTo("NO_RELATIONSHIP");
        assertThat(code(world.answer(asked, AdviceWorld.guidance(Priority.TWO_WEEK_WAIT), AdviceSample.provider())))
                .isEqualTo("UNSUPPORTED_PRIORITY");
        assertThat(world.conversations.find(asked.ubrn())).contains(asked);
        assertThat(world.found("select id::text from audit union all select id::text from ledger"))
                .isEqualTo(rows);
    }

    @Test
    void of_two_simultaneous_answers_one_is_sent() throws Exception {
        Advice asked = world.asked();

        assertThat(AtOnce.codes(() -> answer(asked), () -> answer(asked))).containsOnlyOnce("accepted");
        assertThat(world.messages.all(asked.ubrn())).hasSize(2);
    }

    @Test
    void a_withdrawal_and_an_answer_at_once_end_as_one_of_them() throws Exception {
        Advice asked = world.asked();

        assertThat(AtOnce.codes(
                        () -> answer(asked), () -> code(world.referrer.cancel(seen(asked), AdviceSample.referrer()))))
                .containsOnlyOnce("accepted");
        assertThat(world.conversations.find(asked.ubrn()).orElseThrow().version())
                .isEqualTo(2);
    }

    private String answer(Advice asked) {
        return code(world.answer(asked, AdviceWorld.guidance(Priority.ROUTINE), AdviceSample.provider()));
    }

    @Test
    void only_those_concerned_open_it_and_every_look_is_noted() {
        Advice asked = world.asked();

        assertThat(code(world.records.open(asked.ubrn(), OptionalLong.empty(), AdviceSample.provider(), "A024")))
                .isEqualTo("accepted");
        assertThat(code(world.records.open(asked.ubrn(), OptionalLong.of(9), AdviceSample.referrer(), "A024")))
                .isEqualTo("NOT_FOUND");
        assertThat(code(world.records.conversation(
                        asked.ubrn(),
                        OptionalLong.of(9),
                        AdviceSample.actor(BusinessFunction.REFERRING_CLINICIAN, "X99"),
                        "A025")))
                .isEqualTo("NO_RELATIONSHIP");
        assertThat(world.found("select what || ' ' || outcome from audit where what <> 'A044' order by what, outcome"))
                .containsExactly("A024 GRANTED", "A024 GRANTED", "A025 NO_RELATIONSHIP");
    }

    @Test
    void a_conversation_of_two_hundred_turns_is_read_page_by_page() {
        Advice advice = world.asked();
        for (int n = 1; n < 100; n++) {
            advice = world.askedBack(advice);
            advice = done(world.referrer.reply(seen(advice), words("Reply " + n), AdviceSample.referrer()));
        }
        advice = world.answered(advice);

        assertThat(world.messages.after(advice.ubrn(), 150, 50))
                .extracting(Message::number)
                .isEqualTo(IntStream.rangeClosed(151, 200).boxed().toList());
        assertThat(world.messages.after(advice.ubrn(), 200, 50)).isEmpty();
    }

    @Test
    void a_services_times_are_those_of_a_slow_recount_from_what_was_said() {
        for (int n = 1; n <= 9; n++) {
            Advice asked = world.asked();
            world.pass(HOUR.multipliedBy(n * 3L));
            Advice back = world.askedBack(asked);
            world.pass(HOUR);
            Advice replied = done(world.referrer.reply(seen(back), words("Here"), AdviceSample.referrer()));
            world.pass(HOUR.multipliedBy(n));
            world.answered(replied);
        }
        world.referrer.cancel(seen(world.asked()), AdviceSample.referrer());

        var told = world.times
                .of(AdviceSample.SERVICE, AdviceSample.MONDAY, world.clock.now.plus(HOUR))
                .orElseThrow();

        assertThat(world.times.all(AdviceSample.MONDAY, world.clock.now.plus(HOUR)))
                .containsExactly(Map.entry(AdviceSample.SERVICE, told));
        List<Duration> slow = Recount.of(world.look, AdviceSample.HOURS);
        assertThat(told.answers()).isEqualTo(18).isEqualTo(slow.size());
        assertThat(told.median()).isEqualTo(Recount.percentile(slow, 0.5));
        assertThat(told.ninetieth()).isEqualTo(Recount.percentile(slow, 0.9));
        assertThat(told.inTime())
                .isEqualTo(slow.stream()
                        .filter(took -> took.compareTo(Duration.ofHours(16)) <= 0)
                        .count());
    }

    private String ask(Question question) {
        return code(world.asking.ask(question, AdviceSample.referrer(), AdviceWorld.once()));
    }
}
