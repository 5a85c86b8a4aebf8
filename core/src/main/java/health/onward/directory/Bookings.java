package health.onward.directory;

import health.onward.identity.ServiceId;
import java.time.Instant;

/** The port to the diaries: whether anybody is booked at a service. */
public interface Bookings {

    /** Somebody has a slot of the service that has not begun. */
    boolean ahead(ServiceId service, Instant now);
}
