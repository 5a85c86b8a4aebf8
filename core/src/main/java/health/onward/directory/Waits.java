package health.onward.directory;

import health.onward.identity.ServiceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The port to the diaries: how long each service's patients would wait for an appointment now. */
public interface Waits {

    /** Days until the indicative slot; a service without one (no free slot in reach) has no entry. */
    Map<ServiceId, Integer> days(Collection<Service> services, Priority priority, Instant now);
}
