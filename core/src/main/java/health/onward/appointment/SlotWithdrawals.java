package health.onward.appointment;

import static health.onward.platform.RefusalCode.INVALID_REQUEST_STATE;
import static health.onward.platform.RefusalCode.INVALID_STATE;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;

import health.onward.appointment.BookingRequest.Why;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Transactions;
import java.util.Optional;

/**
 * An outside system offers a slot no longer, and says so between polls (domain rules 4.1). A booking of it that is under way will
 * be refused; one that is made already is cancelled for the provider, whose staff find the patient another (4.5).
 */
public final class SlotWithdrawals {

    private static final Why CANCELLED = new Why("SLOT_CANCELLED", Optional.empty());

    private final Transactions transactions;
    private final Slots slots;
    private final SlotEnding ending;
    private final Services services;

    public SlotWithdrawals(Transactions transactions, Slots slots, SlotEnding ending, Services services) {
        this.transactions = transactions;
        this.slots = slots;
        this.ending = ending;
        this.services = services;
    }

    /** Said twice, it is done once. REFERENCE_NOT_FOUND for a slot we do not know, INVALID_STATE for an appointment that is past. */
    public Outcome<Slot> withdraw(Slot.Outside outside, ServiceId service) {
        Outcome<Slot> outcome =
                Patience.untilUnlocked(() -> transactions.write(changes -> withdraw(outside, service, changes)));
        return outcome instanceof Refused<Slot> refused && refused.code() == INVALID_REQUEST_STATE
                ? Outcome.refused(INVALID_STATE, "the appointment in this slot has begun")
                : outcome;
    }

    private Outcome<Slot> withdraw(Slot.Outside outside, ServiceId service, Changes changes) {
        Optional<Slot> slot = slots.named(outside, service);
        Optional<Service> provided = services.find(service);
        return slot.isEmpty() || provided.isEmpty()
                ? Outcome.refused(REFERENCE_NOT_FOUND, "service " + service + " has no such slot")
                : ending.end(slot.get(), by(outside, provided.get()), changes).map(ended -> slot.get());
    }

    private static SlotEnding.By by(Slot.Outside outside, Service service) {
        return new SlotEnding.By(
                Actor.system(outside.system().value(), service.provider(), service.id(), "slot " + outside.name()),
                CANCELLED,
                "slot-withdrawn");
    }
}
