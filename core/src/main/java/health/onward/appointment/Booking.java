package health.onward.appointment;

import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;

import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Step;
import health.onward.platform.Transactions;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;

/**
 * Books, defers and sends for triage (A016). One transaction, the referral locked first, the slot taken after it; where the diary
 * is kept at an outside system, that transaction holds both, and {@link OutsideBooking} goes on.
 */
public final class Booking {

    private final Transactions transactions;
    private final Referrals referrals;
    private final BookingDecision decision;
    private final AttemptHolds holds;
    private final OutsideBooking outside;

    public Booking(
            Transactions transactions,
            Referrals referrals,
            BookingDecision decision,
            AttemptHolds holds,
            OutsideBooking outside) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.decision = decision;
        this.holds = holds;
        this.outside = outside;
    }

    public Outcome<Answer> request(BookingRequest request, Actor actor, Once<ReferralRecord> once) {
        Outcome<Step<Answer, BookingAttempt>> begun = transactions.begin(
                once,
                changes -> referrals
                        .lock(request.target().ubrn())
                        .map(referral -> decide(request, referral, actor, once, changes))
                        .orElseGet(() -> Outcome.refused(
                                REFERENCE_NOT_FOUND,
                                "request " + request.target().ubrn() + " is not known")));
        return switch (begun) {
            case Accepted(Step.Done(var answer)) -> Outcome.accepted(answer);
            case Accepted(Step.Waiting(var attempt)) -> outside.complete(attempt, once);
            case Refused<Step<Answer, BookingAttempt>> refused ->
                outside.alreadyBegun(request.target().ubrn(), once, refused.as());
        };
    }

    private Outcome<Step<ReferralRecord, BookingAttempt>> decide(
            BookingRequest request, Referral referral, Actor actor, Once<ReferralRecord> once, Changes changes) {
        return decision.decide(request, referral, actor, changes).then(step -> switch (step) {
            case Step.Done(var done) -> Outcome.accepted(new Step.Done<>(done));
            case Step.Waiting(var slot) ->
                holds.hold((BookingRequest.Book) request, slot, actor, once, changes)
                        .map(Step.Waiting::new);
        });
    }
}
