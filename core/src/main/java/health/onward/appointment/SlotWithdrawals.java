package health.onward.appointment;

import health.onward.appointment.BookingAttempt.State;
import health.onward.identity.ServiceId;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;

/**
 * An outside system offers a slot no longer, and says so between polls (domain rules 4.1). A booking of it that is under way will
 * be refused; one that is made already is the provider's to cancel, with the patient.
 */
public final class SlotWithdrawals {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Slots slots;
    private final BookingAttempts attempts;

    public SlotWithdrawals(Transactions transactions, Referrals referrals, Slots slots, BookingAttempts attempts) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.slots = slots;
        this.attempts = attempts;
    }

    /** Said twice, it is done once. REFERENCE_NOT_FOUND for a slot we do not know, INVALID_STATE for one that is booked. */
    public Outcome<Slot> withdraw(Slot.Outside outside, ServiceId service) {
        return Patience.untilUnlocked(() -> transactions.write(changes -> slots.named(outside, service)
                .map(slot -> withdrawn(slot, changes))
                .orElseGet(() ->
                        Outcome.refused(RefusalCode.REFERENCE_NOT_FOUND, "service " + service + " has no such slot"))));
    }

    private Outcome<Slot> withdrawn(Slot slot, Changes changes) {
        if (slot.takenBy().isPresent()) {
            return beingBooked(slot, slot.takenBy().get(), changes);
        }
        slots.withdraw(slot, changes);
        return Outcome.accepted(slot);
    }

    /** In the order of locks: the referral is found without one, locked, and then all is read again. */
    private Outcome<Slot> beingBooked(Slot slot, Ubrn ubrn, Changes changes) {
        attempts.having(slot.service(), slot.id(), ubrn)
                .ifPresent(attempt -> referrals.lockHeld(ubrn, attempt.id().number()));
        return attempts.having(slot.service(), slot.id(), ubrn)
                .map(attempt -> {
                    if (attempt.state() == State.CONFIRMED) {
                        return Outcome.<Slot>refused(RefusalCode.INVALID_STATE, "the slot is booked");
                    }
                    attempts.slotWithdrawn(attempt.id(), changes);
                    return Outcome.accepted(slot);
                })
                .orElseGet(() -> Outcome.refused(RefusalCode.LOCKED, "the slot is changing hands"));
    }
}
