package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StillInPasTest {

    /** Whatever ends an indirect booking, and by whichever command. */
    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            booked indirectly, to be reviewed | cancelled by provider             | to be cancelled
            booked indirectly, accepted       | cancelled by patient              | to be cancelled
            booked indirectly, accepted       | rejected                          | to be cancelled
            booked indirectly, accepted       | provider to act                   | to be cancelled
            booked indirectly, accepted       | cancelled                         | to be cancelled
            booked indirectly, accepted       | not booked                        | to be cancelled
            booked indirectly, accepted       | booked, accepted                  | to be cancelled
            booked indirectly, to be reviewed | booked indirectly, accepted       | nothing
            booked indirectly, accepted       | did not attend                    | nothing
            booked indirectly, accepted       | assessed                          | nothing
            booked, accepted                  | cancelled by provider             | nothing
            deferred, letter there            | cancelled by patient              | nothing
            not booked                        | booked indirectly, accepted       | nothing
            """)
    void is_left_by_every_change_that_ends_an_indirect_booking(String before, String after, String left) {
        Referral changed = Standings.named(before).with(Standings.named(after).facets(), Standings.NOW);

        assertThat(changed.stillInPas()).hasSize(left.equals("nothing") ? 0 : 1);
    }

    @Test
    void an_appointment_whose_time_has_passed_needs_no_cancelling() {
        Referral indirect = Standings.named("booked indirectly, accepted");
        Facets cancelled = Standings.named("cancelled by patient").facets();

        assertThat(indirect.with(cancelled, Standings.NOW.plus(Duration.ofDays(3)))
                        .stillInPas())
                .isEmpty();
    }

    @Test
    void stays_through_later_changes_until_somebody_says_that_it_is_done() {
        Referral left = Standings.named("booked indirectly, accepted")
                .with(Standings.named("cancelled by patient").facets(), Standings.NOW);
        Referral later = left.with(Standings.named("booked, accepted").facets(), Standings.NOW);
        long appointment = later.stillInPas().getFirst().appointment();

        assertThat(later.cancelledInPas(Set.of(appointment + 1)).stillInPas()).hasSize(1);
        Referral done = later.nextVersion().cancelledInPas(Set.of(appointment));
        assertThat(done.stillInPas()).isEmpty();
        assertThat(done.version()).isEqualTo(later.version() + 1);
        assertThat(done.updatedAt()).isEqualTo(later.updatedAt());
    }
}
