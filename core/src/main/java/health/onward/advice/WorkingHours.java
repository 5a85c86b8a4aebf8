package health.onward.advice;

import health.onward.directory.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** Counts time as people work: nine to five on working days, where the services are. A target of a day is eight such hours. */
public record WorkingHours(WorkingDays calendar) {

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final Duration DAY = Duration.between(OPENS, CLOSES);

    /** The moment by which that many whole working days have passed. */
    public Instant after(Instant from, int days) {
        LocalDateTime at = opening(from.atZone(HERE).toLocalDateTime());
        Duration left = DAY.multipliedBy(days);
        while (left.compareTo(Duration.between(at.toLocalTime(), CLOSES)) > 0) {
            left = left.minus(Duration.between(at.toLocalTime(), CLOSES));
            at = opening(at.toLocalDate().plusDays(1).atStartOfDay());
        }
        return at.plus(left).atZone(HERE).toInstant();
    }

    /** How much of the time between two moments was working time. */
    public Duration between(Instant from, Instant to) {
        LocalDateTime start = from.atZone(HERE).toLocalDateTime();
        LocalDateTime end = to.atZone(HERE).toLocalDateTime();
        Duration worked = Duration.ZERO;
        for (LocalDate day = start.toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
            if (calendar.works(day)) {
                worked = worked.plus(within(day, start, end));
            }
        }
        return worked;
    }

    private static Duration within(LocalDate day, LocalDateTime start, LocalDateTime end) {
        LocalDateTime first = later(day.atTime(OPENS), start);
        LocalDateTime last = later(day.atTime(OPENS), end).isBefore(day.atTime(CLOSES))
                ? later(day.atTime(OPENS), end)
                : day.atTime(CLOSES);
        return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }

    /** The next moment at which somebody works. */
    private LocalDateTime opening(LocalDateTime at) {
        LocalDateTime next = later(at, at.toLocalDate().atTime(OPENS));
        if (!next.toLocalTime().isBefore(CLOSES)) {
            next = at.toLocalDate().plusDays(1).atTime(OPENS);
        }
        while (!calendar.works(next.toLocalDate())) {
            next = next.toLocalDate().plusDays(1).atTime(OPENS);
        }
        return next;
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
