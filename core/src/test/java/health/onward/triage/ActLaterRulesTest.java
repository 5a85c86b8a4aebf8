package health.onward.triage;

import static health.onward.triage.TriageRulesTest.made;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import health.onward.referral.Standings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActLaterRulesTest {

    @ParameterizedTest(name = "{0}, cancelled in the PAS: {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "unsaid", textBlock = """
            booked, to be reviewed            | unsaid | accepted
            booked, to be reviewed            | true   | FIELD_NOT_PERMITTED
            booked indirectly, to be reviewed | unsaid | VALUE_IS_REQUIRED
            booked indirectly, to be reviewed | false  | accepted
            """)
    void what_the_provider_s_own_system_knows_is_said_of_an_indirect_booking_only(
            String standing, @Nullable Boolean inPas, String expected) {
        assertThat(ReviewWorld.said(decided(standing, "ring them", Optional.empty(), inPas)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} characters: {1}")
    @CsvSource({"0, MISSING_VALUE", "2000, accepted", "2001, INVALID_VALUE"})
    void the_task_is_put_into_words(int length, String expected) {
        assertThat(ReviewWorld.said(decided("booked, to be reviewed", "x".repeat(length), Optional.empty(), null)))
                .isEqualTo(expected);
    }

    @Test
    void the_booking_becomes_a_task_for_the_provider_s_staff() {
        Referral after = made(decided("booked, to be reviewed", "ring them", Optional.of(Priority.URGENT), null));
        CurrentAppointment task = after.facets().appointment().orElseThrow();
        assertThat(after.standing().state()).isEqualTo(ReferralState.TRIAGED_PROVIDER_TO_ACTION);
        assertThat(after.standing().reason()).contains("CANCEL_APPOINTMENT_ACTION_LATER");
        assertThat(after.standing().comment()).contains("ring them");
        assertThat(after.priority()).isEqualTo(Priority.URGENT);
        assertThat(task.start()).isEmpty();
        assertThat(task.clinician()).isEmpty();
        assertThat(after.facets().review().state()).isEqualTo(Review.State.ACCEPTED);
    }

    @Test
    void without_a_word_on_it_the_priority_stays() {
        Referral before = Standings.named("booked, to be reviewed");
        assertThat(made(decided("booked, to be reviewed", "ring them", Optional.empty(), null))
                        .priority())
                .isEqualTo(before.priority());
    }

    private static Outcome<Referral> decided(
            String standing, String comments, Optional<Priority> priority, @Nullable Boolean inPas) {
        return ActLaterRules.decide(
                Standings.named(standing),
                new ActLater(comments, priority, Optional.ofNullable(inPas), List.of()),
                Standings.NOW);
    }
}
