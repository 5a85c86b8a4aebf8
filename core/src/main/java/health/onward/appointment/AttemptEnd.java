package health.onward.appointment;

import static health.onward.platform.RefusalCode.LOCKED;

import health.onward.appointment.BookingAttempt.State;
import health.onward.audit.AuditTrail;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Ends an attempt to book at an outside system, in a transaction of the caller's: with a booking, or without. Whoever comes
 * second, request or reconciliation, finds it ended and changes nothing.
 */
public final class AttemptEnd {

    /** What is to be done about the slot of a booking that did not come about. */
    public enum Fate {
        SLOT_FREE,
        /** Somebody else has it. */
        SLOT_GONE,
        /** The system may have booked it: it stays taken until the system has been told. */
        TO_BE_CANCELLED;

        static Fate of(boolean mayBeBooked) {
            return mayBeBooked ? TO_BE_CANCELLED : SLOT_FREE;
        }
    }

    private final Referrals referrals;
    private final Appointments appointments;
    private final BookingDecision decision;
    private final BookingAttempts attempts;
    private final Slots slots;
    private final AuditTrail audit;
    private final Clock clock;

    public AttemptEnd(
            Referrals referrals,
            Appointments appointments,
            BookingDecision decision,
            BookingAttempts attempts,
            Slots slots,
            AuditTrail audit,
            Clock clock) {
        this.referrals = referrals;
        this.appointments = appointments;
        this.decision = decision;
        this.attempts = attempts;
        this.slots = slots;
        this.audit = audit;
        this.clock = clock;
    }

    /** The system has booked it: decided once more, with the facts as they are now. */
    Outcome<ReferralRecord> confirm(AttemptId id, Changes changes) {
        return held(
                id,
                (attempt, referral) -> decision.confirm(attempt, referral, changes)
                        .map(record -> {
                            attempts.become(
                                    id, State.HELD, State.CONFIRMED, Optional.empty(), clock.instant(), changes);
                            referrals.letGo(referral.ubrn(), id.number(), changes);
                            return record;
                        }));
    }

    /** Written down with what the caller is told: a deferral may rest on it. */
    Outcome<BookingAttempt> fail(AttemptId id, RefusalCode told, Fate fate, Changes changes) {
        return held(id, (attempt, referral) -> {
            Instant now = clock.instant();
            referrals.letGo(referral.ubrn(), id.number(), changes);
            release(attempt, fate, changes);
            if (fate == Fate.TO_BE_CANCELLED) {
                CancellationNotices.give(attempts, attempt, Optional.of(told), now, changes);
            } else {
                attempts.become(id, State.HELD, State.REFUSED, Optional.of(told), now, changes);
            }
            audit.add(
                    changes,
                    new AuditTrail.Seen(
                            referral.patient().value(),
                            attempt.asked().request().trail(attempt.asked().actor()),
                            referral.ubrn().number(),
                            told.name()),
                    attempt.asked().actor(),
                    now);
            return Outcome.accepted(attempt);
        });
    }

    /** The record that a confirmed attempt has led to, for a caller who did not get it yet. */
    Outcome<ReferralRecord> confirmed(BookingAttempt attempt) {
        return referrals
                .find(attempt.target().ubrn())
                .map(referral -> Outcome.accepted(new ReferralRecord(referral, appointments.current(referral))))
                .orElseGet(AttemptEnd::ended);
    }

    private <T> Outcome<T> held(AttemptId id, BiFunction<BookingAttempt, Referral, Outcome<T>> then) {
        Optional<BookingAttempt> known = attempts.find(id);
        Optional<Referral> referral =
                known.flatMap(a -> referrals.lockHeld(a.target().ubrn(), id.number()));
        // Read again under the lock.
        return attempts.find(id)
                .filter(attempt -> attempt.state() == State.HELD && referral.isPresent())
                .map(attempt -> then.apply(attempt, referral.orElseThrow()))
                .orElseGet(AttemptEnd::ended);
    }

    private void release(BookingAttempt attempt, Fate fate, Changes changes) {
        SlotId slot = attempt.asked().request().slot();
        switch (attempt.withdrawn() && fate == Fate.SLOT_FREE ? Fate.SLOT_GONE : fate) {
            case SLOT_FREE ->
                slots.release(attempt.target().service(), slot, attempt.target().ubrn(), changes);
            case SLOT_GONE ->
                slots.releaseWithdrawn(
                        attempt.target().service(), slot, attempt.target().ubrn(), changes);
            case TO_BE_CANCELLED -> {}
        }
    }

    private static <T> Outcome<T> ended() {
        return Outcome.refused(LOCKED, "this attempt to book has been ended already");
    }
}
