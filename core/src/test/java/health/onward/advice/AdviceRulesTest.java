package health.onward.advice;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction.Side;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceRulesTest {

    private static final Instant LATER = AdviceSample.MONDAY.plus(Duration.ofHours(3));
    private static final Instant NEXT_DAY = AdviceSample.MONDAY.plus(Duration.ofDays(1));

    private final Advice asked = AdviceSample.asked(true);

    @Test
    void a_question_is_the_providers_to_answer_in_two_working_days() {
        assertThat(asked.version()).isEqualTo(1);
        assertThat(asked.category()).isEqualTo(Category.PROVIDER_RESPONSE_REQUIRED);
        assertThat(asked.owner().map(Advice.Owner::side)).contains(Side.PROVIDER);
        assertThat(due(asked)).isEqualTo(Instant.parse("2026-03-04T10:00:00Z"));
    }

    @Test
    void advice_is_the_referrers_to_read_and_who_gave_it_answers_from_then_on() {
        Advice advised = advised(asked, LATER);

        assertThat(advised.category()).isEqualTo(Category.REFERRER_TO_REVIEW_RESPONSE);
        assertThat(advised.priority()).isEqualTo(Priority.URGENT);
        assertThat(advised.version()).isEqualTo(2);
        assertThat(advised.messages()).isEqualTo(2);
        assertThat(advised.owner().orElseThrow().side()).isEqualTo(Side.REFERRER);
        assertThat(advised.responder()).contains(AdviceSample.provider().user());
        assertThat(due(advised)).isEqualTo(Instant.parse("2026-03-09T13:00:00Z"));
    }

    @Test
    void a_question_back_costs_the_patient_no_place_but_the_provider_gets_its_time_anew() {
        Advice back = AdviceRules.answered(
                asked, AdviceSample.question(), AdviceSample.provider(), AdviceSample.HOURS, LATER);
        assertThat(back.category()).isEqualTo(Category.REFERRER_TO_SUBMIT_FURTHER_INFORMATION);

        Advice replied = AdviceRules.replied(back, AdviceSample.HOURS, NEXT_DAY);

        assertThat(replied.category()).isEqualTo(Category.PROVIDER_RESPONSE_REQUIRED);
        assertThat(turn(replied).place()).isEqualTo(AdviceSample.MONDAY);
        assertThat(turn(replied).since()).isEqualTo(NEXT_DAY);
        assertThat(due(replied)).isEqualTo(Instant.parse("2026-03-05T10:00:00Z"));
    }

    @Test
    void a_disputed_answer_keeps_the_place_and_a_new_question_does_not() {
        Advice advised = advised(asked, LATER);

        assertThat(turn(AdviceRules.continued(advised, true, AdviceSample.HOURS, NEXT_DAY))
                        .place())
                .isEqualTo(AdviceSample.MONDAY);
        assertThat(turn(AdviceRules.continued(advised, false, AdviceSample.HOURS, NEXT_DAY))
                        .place())
                .isEqualTo(NEXT_DAY);
    }

    @Test
    void added_information_leaves_whose_turn_it_is() {
        Advice informed = AdviceRules.informed(asked, LATER);

        assertThat(informed.stage()).isEqualTo(asked.stage());
        assertThat(informed.messages()).isEqualTo(2);
        assertThat(informed.version()).isEqualTo(2);
    }

    @Test
    void what_has_ended_is_nobodys_turn() {
        Advice closed = AdviceRules.ended(advised(asked, LATER), NEXT_DAY);
        Advice cancelled = AdviceRules.cancelled(asked, LATER);

        assertThat(closed.category().status()).isEqualTo(Category.Status.COMPLETED);
        assertThat(closed.stage()).isEqualTo(new Stage.Closed(Recommendation.ADVICE_ONLY_NO_REFERRAL_RECOMMENDED));
        assertThat(closed.owner()).isEmpty();
        assertThat(cancelled.category().status()).isEqualTo(Category.Status.CANCELLED);
        assertThat(cancelled.turn()).isEmpty();
        assertThat(AdviceRules.judged(closed, Usefulness.HELPED, NEXT_DAY).helped())
                .contains(Usefulness.HELPED);
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource({
        "RETURN_TO_REFERRER_WITH_ADVICE, OTHER, accepted",
        "RETURN_TO_REFERRER_WITH_ADVICE,      , VALUE_IS_REQUIRED",
        "REQUIRE_FURTHER_INFORMATION,         , accepted",
        "REQUIRE_FURTHER_INFORMATION, OTHER, INAPPROPRIATE_VALUE",
        "PROVIDER_CONVERTED, OTHER, INAPPROPRIATE_VALUE",
        "PROVIDER_CONVERTED,      , INAPPROPRIATE_VALUE"
    })
    void advice_comes_with_a_recommendation_and_a_question_without(
            GuidanceOutcome outcome,
            @org.jspecify.annotations.Nullable Recommendation recommendation,
            String expected) {
        var answer = new AdviceRules.Answer(outcome, Optional.ofNullable(recommendation), Priority.ROUTINE);
        assertThat(code(AdviceRules.complete(answer))).isEqualTo(expected);
    }

    @Test
    void a_priority_that_the_service_does_not_offer_is_refused() {
        assertThat(code(AdviceRules.offered(Priority.TWO_WEEK_WAIT, Set.of(Priority.ROUTINE), "updatedPriority")))
                .isEqualTo(RefusalCode.UNSUPPORTED_PRIORITY.name());
    }

    private static Advice advised(Advice advice, Instant at) {
        return AdviceRules.answered(
                advice, AdviceSample.advice(Priority.URGENT), AdviceSample.provider(), AdviceSample.HOURS, at);
    }

    private static Turn turn(Advice advice) {
        return advice.turn().orElseThrow();
    }

    private static Instant due(Advice advice) {
        return turn(advice).due();
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }
}
