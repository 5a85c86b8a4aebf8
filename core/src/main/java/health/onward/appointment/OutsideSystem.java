package health.onward.appointment;

import java.time.Duration;
import java.util.Optional;

/**
 * A provider's own system, where it is and how it is spoken to.
 *
 * @param credential the name of the setting that holds what we show it; {@code inbound} what it shows us
 * @param patience how long a booking waits for it, unless as long as for all
 */
public record OutsideSystem(
        SystemId id, String address, String credential, String inbound, Optional<Duration> patience) {}
