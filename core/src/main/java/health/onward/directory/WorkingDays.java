package health.onward.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** Which days people work: not at weekends, and not on the holidays. A value: rules are given it and count with it. */
public record WorkingDays(Set<LocalDate> holidays) {

    public WorkingDays {
        holidays = Set.copyOf(holidays);
    }

    public boolean works(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The day that many working days after another, which does not count itself. */
    public LocalDate after(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (works(day)) {
                left--;
            }
        }
        return day;
    }
}
