package health.onward.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as they are on a clock in the clinic; Good Friday 2026 is 3 April, and clocks go forward on 29 March. */
class WorkingHoursTest {

    @ParameterizedTest(name = "{1} days from {0} ends {2}")
    @CsvSource({
        "2026-03-02T10:00, 2, 2026-03-04T10:00",
        "2026-03-02T09:00, 1, 2026-03-02T17:00",
        "2026-03-02T08:00, 1, 2026-03-02T17:00",
        "2026-03-02T17:00, 1, 2026-03-03T17:00",
        "2026-03-02T23:59, 2, 2026-03-04T17:00",
        "2026-03-06T16:00, 1, 2026-03-09T16:00",
        "2026-03-07T12:00, 2, 2026-03-10T17:00",
        "2026-04-02T12:00, 1, 2026-04-06T12:00",
        "2026-03-27T12:00, 1, 2026-03-30T12:00"
    })
    void a_target_ends_in_working_time(LocalDateTime from, int days, LocalDateTime end) {
        assertThat(AdviceSample.HOURS.after(instant(from), days)).isEqualTo(instant(end));
    }

    @ParameterizedTest(name = "from {0} to {1} are {2}")
    @CsvSource({
        "2026-03-02T10:00, 2026-03-02T11:30, PT1H30M",
        "2026-03-02T10:00, 2026-03-04T10:00, PT16H",
        "2026-03-02T06:00, 2026-03-02T08:59, PT0S",
        "2026-03-02T18:00, 2026-03-03T09:30, PT30M",
        "2026-03-06T16:00, 2026-03-09T10:00, PT2H",
        "2026-04-02T16:00, 2026-04-06T09:00, PT1H",
        "2026-03-07T09:00, 2026-03-08T17:00, PT0S",
        "2026-03-27T16:00, 2026-03-30T10:00, PT2H"
    })
    void only_working_time_counts(LocalDateTime from, LocalDateTime to, Duration worked) {
        assertThat(AdviceSample.HOURS.between(instant(from), instant(to))).isEqualTo(worked);
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(ZoneId.of("Europe/London")).toInstant();
    }
}
