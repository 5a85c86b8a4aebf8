package health.onward.directory;

import health.onward.identity.ServiceId;
import java.time.Instant;

/** The port to the diaries, for changes after which a service can no longer be booked where it could be. */
public interface Bookings {

    /**
     * Closes a service's diary in the caller's transaction: whatever slot is free is withdrawn, so that nobody takes one before the
     * change is done; then tells whether somebody has one that has not begun. Who refuses the change rolls the closing back.
     */
    boolean bookedWhenClosed(ServiceId service, Instant now);
}
