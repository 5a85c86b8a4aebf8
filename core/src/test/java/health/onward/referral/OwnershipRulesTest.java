package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Deadlines;
import health.onward.directory.WorkingDays;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every standing was reached on Monday 30 November; the next day is a holiday here. */
class OwnershipRulesTest {

    private static final Deadlines DEADLINES =
            new Deadlines(new WorkingDays(Set.of(LocalDate.of(2026, 12, 1))), Standings.DEADLINES.contact());

    @ParameterizedTest(name = "{0}: {1} by {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            not booked              | REFERRER | 2026-12-15
            cancelled by patient    | REFERRER | 2026-12-15
            rejected                | REFERRER | 2026-12-15
            booked, to be reviewed  | PROVIDER | 2026-12-02
            awaiting triage         | PROVIDER | 2027-01-25
            deferred, letter there  | PROVIDER | 2027-01-25
            provider to act         | PROVIDER | 2027-01-26
            cancelled               | NOBODY   | -
            """)
    void somebody_must_act_by_a_working_day(String standing, OwnershipRules.OwnerSide side, LocalDate day) {
        OwnershipRules.Owner owner = OwnershipRules.of(Standings.named(standing), DEADLINES);
        assertThat(owner.side()).isEqualTo(side);
        assertThat(owner.actBy().orElse(null)).isEqualTo(day);
    }

    /** Else a letter that arrives late would put off the call that the patient was promised. */
    @Test
    void no_later_change_puts_off_what_the_patient_was_told() {
        Referral deferred = Standings.named("deferred, letter missing");
        Referral later = deferred.with(deferred.facets(), Standings.NOW.plus(Duration.ofDays(20)));

        assertThat(OwnershipRules.of(later, DEADLINES)).isEqualTo(OwnershipRules.of(deferred, DEADLINES));
    }
}
