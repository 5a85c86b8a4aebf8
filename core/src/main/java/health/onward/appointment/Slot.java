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
 * @param outside where the diary is kept, unless here
 */
public record Slot(
        SlotId id,
        Schedule schedule,
        Instant start,
        Instant end,
        Set<Priority> priorities,
        Instant published,
        Optional<Ubrn> takenBy,
        boolean withdrawn,
        Optional<Outside> outside) {

    /** A slot of an outside system, by that system's own name for it. */
    public record Outside(SystemId system, String name) {}

    /** A slot of a diary that is kept here. */
    public Slot(
            SlotId id,
            Schedule schedule,
            Instant start,
            Instant end,
            Set<Priority> priorities,
            Instant published,
            Optional<Ubrn> takenBy,
            boolean withdrawn) {
        this(id, schedule, start, end, priorities, published, takenBy, withdrawn, Optional.empty());
    }

    public ServiceId service() {
        return schedule.service();
    }

    public Optional<UserId> clinician() {
        return schedule.clinician();
    }

    /** As the one sees it who has it: to be decided upon again. */
    Slot heldFor(Ubrn ubrn) {
        return takenBy.equals(Optional.of(ubrn))
                ? new Slot(id, schedule, start, end, priorities, published, Optional.empty(), withdrawn, outside)
                : this;
    }

    public boolean free() {
        return takenBy.isEmpty() && !withdrawn;
    }
}
