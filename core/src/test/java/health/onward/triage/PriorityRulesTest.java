package health.onward.triage;

import static health.onward.triage.TriageRulesTest.made;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.platform.Outcome;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityRulesTest {

    @ParameterizedTest(name = "routine becomes {0}, because: {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            URGENT        | lump found | accepted
            TWO_WEEK_WAIT | lump found | accepted
            URGENT        | ''         | MISSING_VALUE
            ROUTINE       | lump found | INAPPROPRIATE_VALUE
            """)
    void it_is_another_one_and_has_a_reason(Priority to, String reason, String expected) {
        assertThat(ReviewWorld.said(decided(Standings.named("booked, accepted"), to, reason)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} becomes {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ACCEPTED | NEVER_REVIEWED   | PENDING | PRIORITY_CHANGED
            ACCEPTED | LETTER_CHANGED   | PENDING | PRIORITY_CHANGED
            PENDING  | NEVER_REVIEWED   | PENDING | NEVER_REVIEWED
            PENDING  | LETTER_CHANGED   | PENDING | PRIORITY_AND_LETTER_CHANGED
            PENDING  | PRIORITY_CHANGED | PENDING | PRIORITY_CHANGED
            PENDING  | PRIORITY_AND_LETTER_CHANGED | PENDING | PRIORITY_AND_LETTER_CHANGED
            """)
    void who_accepted_a_booking_is_asked_to_look_again_and_told_what_changed(
            Review.State state, Review.Context context, Review.State then, Review.Context told) {
        Referral before = reviewed("booked, accepted", new Review(state, context, true));
        Referral after = made(decided(before, Priority.URGENT, "worse"));
        assertThat(after.facets().review()).isEqualTo(new Review(then, told, true));
        assertThat(after.facets().appointment()).isEqualTo(before.facets().appointment());
    }

    @Test
    void a_task_is_not_reviewed_again() {
        Referral after = made(decided(Standings.named("provider to act"), Priority.URGENT, "worse"));
        assertThat(after.facets().review().state()).isEqualTo(Review.State.ACCEPTED);
    }

    @ParameterizedTest(name = "{0} becomes {1}: told by {2}")
    @CsvSource(delimiter = '|', textBlock = """
            awaiting triage        | URGENT        | 2026-12-08
            awaiting triage        | TWO_WEEK_WAIT | 2026-12-03
            deferred, letter there | URGENT        | 2026-12-15
            deferred, letter there | TWO_WEEK_WAIT | 2026-12-08
            """)
    void what_is_more_urgent_is_due_sooner(String standing, Priority to, LocalDate by) {
        Referral after = made(decided(Standings.named(standing), to, "worse"));
        assertThat(after.facets().appointment().flatMap(CurrentAppointment::contactBy))
                .contains(by);
    }

    @Test
    void what_the_patient_was_told_is_not_put_off() {
        Referral urgent = made(decided(Standings.named("awaiting triage"), Priority.TWO_WEEK_WAIT, "worse"));
        Referral routine = made(decided(urgent, Priority.ROUTINE, "a mistake"));
        assertThat(routine.facets().appointment().flatMap(CurrentAppointment::contactBy))
                .contains(LocalDate.of(2026, 12, 3));
    }

    private static Referral reviewed(String standing, Review review) {
        Referral referral = Standings.named(standing);
        Facets facets = referral.facets();
        return referral.with(facets.with(facets.appointment().orElseThrow(), review), Standings.NOW);
    }

    private static Outcome<Referral> decided(Referral open, Priority to, String reason) {
        return PriorityRules.decide(open, to, Optional.of(reason), Standings.DEADLINES, Standings.NOW);
    }
}
