package health.onward.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which day it is where the services are: effective dates and ages change at midnight there, not at midnight UTC. */
public final class CivilDay {

    private static final ZoneId HERE = ZoneId.of("Europe/London");

    private CivilDay() {}

    public static LocalDate of(Instant at) {
        return at.atZone(HERE).toLocalDate();
    }
}
