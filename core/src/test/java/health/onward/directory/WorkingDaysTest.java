package health.onward.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final WorkingDays CHRISTMAS_2026 =
            new WorkingDays(Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 1)));

    @ParameterizedTest(name = "{1} working days after {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-01 |  0 | 2026-12-01
            2026-12-01 |  1 | 2026-12-02
            2026-12-04 |  1 | 2026-12-07
            2026-12-05 |  1 | 2026-12-07
            2026-12-24 |  1 | 2026-12-29
            2026-12-25 |  1 | 2026-12-29
            2026-12-24 |  4 | 2027-01-04
            2026-12-01 | 40 | 2027-01-29
            """)
    void weekends_and_holidays_are_passed_over(LocalDate start, int days, LocalDate expected) {
        assertThat(CHRISTMAS_2026.after(start, days)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} from 18 December: deferred {1}, triage {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ROUTINE       | 2027-02-17 | 2027-02-17
            URGENT        | 2027-01-06 | 2026-12-29
            TWO_WEEK_WAIT | 2026-12-29 | 2026-12-22
            """)
    void what_a_patient_is_told_depends_on_the_priority(Priority priority, LocalDate deferred, LocalDate triage) {
        var deadlines = new Deadlines(
                CHRISTMAS_2026,
                Map.of(
                        Priority.ROUTINE, new ContactDays(40, 40),
                        Priority.URGENT, new ContactDays(10, 5),
                        Priority.TWO_WEEK_WAIT, new ContactDays(5, 2)));
        LocalDate friday = LocalDate.of(2026, 12, 18);

        assertThat(deadlines.deferral(priority, friday)).isEqualTo(deferred);
        assertThat(deadlines.triage(priority, friday)).isEqualTo(triage);
    }
}
