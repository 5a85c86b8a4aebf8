package health.onward.triage;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageRulesTest {

    @ParameterizedTest(name = "{0} with priority {1} of a routine request: {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            ACCEPT_REFER_BOOK_LATER         | ROUTINE       | accepted
            ACCEPT_REFER_BOOK_LATER         | TWO_WEEK_WAIT | accepted
            ACCEPT_REFER_BOOK_LATER         | none          | VALUE_IS_REQUIRED
            RETURN_TO_REFERRER_WITH_ADVICE  | none          | accepted
            RETURN_TO_REFERRER_WITH_ADVICE  | ROUTINE       | accepted
            RETURN_TO_REFERRER_WITH_ADVICE  | URGENT        | PRIORITY_NOT_CURRENT
            CANCEL_APPOINTMENT_ACTION_LATER | ROUTINE       | INAPPROPRIATE_VALUE
            PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER | ROUTINE | INAPPROPRIATE_VALUE
            """)
    void staff_must_know_how_urgent_it_is_and_a_referrer_s_priority_stays(
            ReviewOutcome outcome, @Nullable Priority priority, String expected) {
        assertThat(ReviewWorld.said(decided("awaiting triage", outcome, "advice", priority)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} characters: {1}")
    @CsvSource({"0, MISSING_VALUE", "1, accepted", "2000, accepted", "2001, INVALID_VALUE"})
    void what_is_to_be_done_is_said(int length, String expected) {
        assertThat(ReviewWorld.said(decided(
                        "awaiting triage", ReviewOutcome.RETURN_TO_REFERRER_WITH_ADVICE, "x".repeat(length), null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            awaiting triage       | ACCEPT_REFER_BOOK_LATER        | TRIAGED_PROVIDER_TO_ACTION
            awaiting triage       | RETURN_TO_REFERRER_WITH_ADVICE | TRIAGE_RESPONSE
            deferred, letter there | ACCEPT_REFER_BOOK_LATER       | TRIAGED_PROVIDER_TO_ACTION
            deferred, letter there | RETURN_TO_REFERRER_WITH_ADVICE | TRIAGE_RESPONSE
            """)
    void the_request_stands_where_the_outcome_leads(String standing, ReviewOutcome outcome, String expected) {
        Referral after = made(decided(standing, outcome, "do this", Priority.ROUTINE));
        assertThat(after.standing().state().name()).isEqualTo(expected);
        assertThat(after.standing().reason()).contains(outcome.name());
        assertThat(after.standing().comment()).contains("do this");
        assertThat(after.facets().review().state()).isEqualTo(Review.State.ACCEPTED);
    }

    @Test
    void what_the_patient_was_told_stays_and_the_priority_is_the_clinician_s() {
        Referral before = Standings.named("awaiting triage");
        Referral after =
                made(decided("awaiting triage", ReviewOutcome.ACCEPT_REFER_BOOK_LATER, "soon", Priority.TWO_WEEK_WAIT));
        assertThat(after.priority()).isEqualTo(Priority.TWO_WEEK_WAIT);
        assertThat(after.criteria()).isEqualTo(before.criteria());
        assertThat(after.facets().appointment().flatMap(CurrentAppointment::contactBy))
                .isEqualTo(before.facets().appointment().flatMap(CurrentAppointment::contactBy));
    }

    private static Outcome<Referral> decided(
            String standing, ReviewOutcome outcome, String comments, @Nullable Priority priority) {
        return TriageRules.decide(
                Standings.named(standing),
                new TriageOutcome(outcome, comments, Optional.ofNullable(priority), List.of()),
                Standings.NOW);
    }

    static Referral made(Outcome<Referral> outcome) {
        return ((Outcome.Accepted<Referral>) outcome).value();
    }
}
