package health.onward.appointment;

import static health.onward.platform.RefusalCode.LOCKED;

import health.onward.appointment.BookingAttempt.State;
import health.onward.appointment.BookingRequest.Why;
import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.util.Optional;

/**
 * Ends a slot, in a transaction of the caller's: a free one is offered no longer, a booking of it that is under way will be refused,
 * and one that is made is cancelled for the provider.
 */
public final class SlotEnding {

    private final Referrals referrals;
    private final Appointments appointments;
    private final Slots slots;
    private final BookingAttempts attempts;
    private final ProviderCancellation cancellation;

    public SlotEnding(
            Referrals referrals,
            Appointments appointments,
            Slots slots,
            BookingAttempts attempts,
            ProviderCancellation cancellation) {
        this.referrals = referrals;
        this.appointments = appointments;
        this.slots = slots;
        this.attempts = attempts;
        this.cancellation = cancellation;
    }

    /** Who or what ends it, and what the audit trail calls that. */
    record By(Actor actor, Why why, String page) {}

    /** The request whose appointment ended with it, if there was one. */
    Outcome<Optional<Ubrn>> end(Slot slot, By by, Changes changes) {
        if (slot.takenBy().isEmpty()) {
            slots.withdraw(slot, changes);
            return Outcome.accepted(Optional.empty());
        }
        return taken(slot, slot.takenBy().get(), by, changes);
    }

    /** In the order of locks: the referral is found without one, locked, and then all is read again. */
    private Outcome<Optional<Ubrn>> taken(Slot slot, Ubrn ubrn, By by, Changes changes) {
        Optional<Referral> locked = attempt(slot, ubrn)
                .map(attempt -> referrals.lockHeld(ubrn, attempt.id().number()))
                .orElseGet(() -> referrals.lock(ubrn));
        Optional<BookingAttempt> attempt = attempt(slot, ubrn);
        if (attempt.isPresent() && attempt.get().state() != State.CONFIRMED) {
            attempts.slotWithdrawn(attempt.get().id(), changes);
            return Outcome.accepted(Optional.empty());
        }
        return locked.filter(referral -> booked(referral, slot))
                .map(referral -> cancelled(referral, slot, attempt, by, changes))
                .orElseGet(() -> Outcome.refused(LOCKED, "the slot is changing hands; say it again in a moment"));
    }

    private Outcome<Optional<Ubrn>> cancelled(
            Referral referral, Slot slot, Optional<BookingAttempt> attempt, By by, Changes changes) {
        var request = new ProviderCancellation.Request(referral.ubrn(), referral.version(), by.why(), false);
        return cancellation
                .end(referral, request, by.actor(), by.page(), changes)
                .map(after -> {
                    // The change has released the slot, or will when the outside system has understood: not for anybody
                    // else.
                    attempt.ifPresentOrElse(
                            one -> attempts.slotWithdrawn(one.id(), changes),
                            () -> slots.withdrawReleased(slot, changes));
                    return Optional.of(after.ubrn());
                });
    }

    private Optional<BookingAttempt> attempt(Slot slot, Ubrn ubrn) {
        return slot.outside().isPresent() ? attempts.having(slot.service(), slot.id(), ubrn) : Optional.empty();
    }

    private boolean booked(Referral referral, Slot slot) {
        return appointments
                .current(referral)
                .flatMap(Appointment::slot)
                .filter(slot.id()::equals)
                .isPresent();
    }
}
