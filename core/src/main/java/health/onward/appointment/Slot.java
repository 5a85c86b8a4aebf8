package health.onward.appointment;

import health.onward.directory.Priority;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A time that a service offers to one patient.
 *
 * @param priorities the priorities it is kept for
 * @param published when it was first offered; for some time after that only the provider's own staff may use it
 * @param takenBy the referral that has it
 * @param withdrawn the provider offers it no longer
 */
public record Slot(
        SlotId id,
        Schedule schedule,
        Instant start,
        Instant end,
        Set<Priority> priorities,
        Instant published,
        Optional<Ubrn> takenBy,
        boolean withdrawn) {

    public ServiceId service() {
        return schedule.service();
    }

    public Optional<UserId> clinician() {
        return schedule.clinician();
    }

    public boolean free() {
        return takenBy.isEmpty() && !withdrawn;
    }
}
