package health.onward.server.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * On which days and at which hours a service of the demo world sees patients: chance decides, and the same chance decides the
 * same.
 *
 * @param turn shifts the days of the week, so that not every clinic runs on Mondays
 * @param weeksAway how many of the next weeks are full already
 */
record Sessions(int daysAWeek, int turn, LocalTime opens, int slotMinutes, int slots, int weeksAway) {

    static final ZoneId CLINIC_TIME = ZoneId.of("Europe/London");

    private static final int WEEKS = 12;

    static Sessions of(boolean limitedCapacity, SplittableRandom chance) {
        int daysAWeek = 3 + chance.nextInt(3);
        int turn = chance.nextInt(5);
        LocalTime opens = chance.nextBoolean() ? LocalTime.of(9, 0) : LocalTime.of(13, 30);
        int slotMinutes = chance.nextBoolean() ? 20 : 30;
        int slots = 3 + chance.nextInt(3);
        return limitedCapacity
                ? new Sessions(1, turn, opens, slotMinutes, slots, 4)
                : new Sessions(daysAWeek, turn, opens, slotMinutes, slots, 0);
    }

    /** The days of the next twelve weeks on which the clinic runs, from tomorrow. */
    Stream<LocalDate> days(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CLINIC_TIME);
        return IntStream.rangeClosed(1 + 7 * weeksAway, 7 * WEEKS)
                .mapToObj(today::plusDays)
                .filter(this::runsOn);
    }

    Instant start(LocalDate day, int slot) {
        return day.atTime(opens)
                .plusMinutes((long) slot * slotMinutes)
                .atZone(CLINIC_TIME)
                .toInstant();
    }

    private boolean runsOn(LocalDate day) {
        int weekday = day.getDayOfWeek().getValue();
        return weekday <= DayOfWeek.FRIDAY.getValue() && (2 * weekday + turn) % 5 < daysAWeek;
    }
}
