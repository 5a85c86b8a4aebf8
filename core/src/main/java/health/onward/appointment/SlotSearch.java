package health.onward.appointment;

import health.onward.directory.Priority;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.util.Optional;

/**
 * Which free slots of a service are asked for.
 *
 * @param clinician only this clinician's
 * @param skip how many to leave out: bounded, because {@code reach} bounds what there is
 */
public record SlotSearch(
        ServiceId service, Priority priority, SlotReach reach, Optional<UserId> clinician, int count, long skip) {}
