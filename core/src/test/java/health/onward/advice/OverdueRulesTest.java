package health.onward.advice;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OverdueRulesTest {

    private static final UserId RESPONDER = new UserId("103264994981");
    private static final Instant DUE = AdviceSample.TURN.due();

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        PROVIDER_RESPONSE_REQUIRED              | named  | ROUTINE       | PERSON 0, SERVICE 1, ORGANISATION 3, ORGANISATION 8
        PROVIDER_RESPONSE_REQUIRED              | named  | URGENT        | PERSON 0, SERVICE 1, ORGANISATION 2, ORGANISATION 7
        PROVIDER_RESPONSE_REQUIRED              | nobody | ROUTINE       | SERVICE 0, ORGANISATION 2, ORGANISATION 7
        PROVIDER_RESPONSE_REQUIRED              | nobody | TWO_WEEK_WAIT | SERVICE 0, ORGANISATION 1, ORGANISATION 6
        REFERRER_TO_SUBMIT_FURTHER_INFORMATION  | named  | ROUTINE       | PERSON 0, ORGANISATION 5, ORGANISATION 10
        REFERRER_TO_REVIEW_RESPONSE             | named  | URGENT        | PERSON 0, ORGANISATION 3, ORGANISATION 8
        REFERRER_TO_REVIEW_RESPONSE             | nobody | TWO_WEEK_WAIT | PERSON 0, ORGANISATION 2, ORGANISATION 7
        """)
    void an_overdue_turn_goes_up_on_these_working_days_after_it_was_due(
            Category category, String responder, Priority priority, String expected) {
        Advice advice = in(category, responder).with(priority);
        List<String> steps = new ArrayList<>();
        for (int day = 0; day < 11; day++) {
            Instant now = AdviceSample.HOURS.after(DUE, day);
            Turn before = advice.turn().orElseThrow();
            Turn up = OverdueRules.up(advice, AdviceSample.HOURS, now);
            if (!up.equals(before)) {
                steps.add(up.level().orElseThrow() + " " + day);
            }
            advice = advice.escalated(up);
        }
        assertThat(String.join(", ", steps)).startsWith(expected);
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void after_an_outage_only_the_last_of_several_steps_is_taken(Priority priority) {
        Advice advice = in(Category.PROVIDER_RESPONSE_REQUIRED, "named").with(priority);
        Instant late = AdviceSample.HOURS.after(DUE, 40);

        Turn up = OverdueRules.up(advice, AdviceSample.HOURS, late);

        assertThat(up.level()).contains(AdviceLevel.ORGANISATION);
        assertThat(up.escalateAt()).isAfter(late);
        assertThat(up.due()).isEqualTo(DUE);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        PROVIDER_RESPONSE_REQUIRED             | wished                     | referral
        PROVIDER_RESPONSE_REQUIRED             | wished, not due yet        | waits
        PROVIDER_RESPONSE_REQUIRED             | wished, advised before     | waits
        PROVIDER_RESPONSE_REQUIRED             | authorised only            | waits
        REFERRER_TO_SUBMIT_FURTHER_INFORMATION | wished                     | waits
        REFERRER_TO_REVIEW_RESPONSE            | wished                     | waits
        CONVERSATION_ENDED_CLOSED              | wished                     | waits
        CONVERSATION_ENDED_CANCELLED           | wished                     | waits
        ADVICE_CONVERTED                       | wished                     | waits
        """)
    void only_a_question_that_nobody_answered_becomes_a_referral(Category category, String how, String expected) {
        Advice advice = AdviceSample.in(category, true, how.startsWith("wished"));
        Instant now = how.endsWith("yet") ? DUE.minus(Duration.ofMillis(1)) : DUE;

        assertThat(OverdueRules.becomesReferral(advice, how.endsWith("before"), now) ? "referral" : "waits")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void whoever_must_speak_is_known_in_every_category_until_it_has_ended(Category category) {
        Advice advice = in(category, "named");

        assertThat(advice.owner().isPresent()).isEqualTo(advice.open());
        assertThat(advice.turn().isPresent()).isEqualTo(advice.open());
        assertThat(advice.category().status() == Category.Status.ACTIVE).isEqualTo(advice.open());
        advice.owner()
                .ifPresent(owner -> assertThat(owner.side().name())
                        .isEqualTo(
                                category.name().toUpperCase(Locale.ROOT).startsWith("PROVIDER")
                                        ? "PROVIDER"
                                        : "REFERRER"));
    }

    private static Advice in(Category category, String responder) {
        return AdviceSample.in(category, true)
                .with(responder.equals("named") ? Optional.of(RESPONDER) : Optional.<UserId>empty());
    }
}
