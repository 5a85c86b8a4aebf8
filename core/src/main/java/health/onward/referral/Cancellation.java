package health.onward.referral;

import health.onward.audit.LedgerAction;
import health.onward.directory.ReferenceData;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction.Side;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends a referral for good (A036), and its booking with it: what hangs on the booking (row, slot) follows as subscriber. There is
 * no way back.
 */
public final class Cancellation {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Demographics patients;
    private final ReferenceData reference;
    private final Clock clock;

    public Cancellation(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            ReferenceData reference,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.patients = patients;
        this.reference = reference;
        this.clock = clock;
    }

    /** The stored change, from which the answer is written: both sides tell whether a booking ended with it. */
    public Outcome<Answer> cancel(CancellationRules.Request request, Actor actor, Once<ReferralChange> once) {
        return transactions.once(
                once,
                changes -> referrals
                        .lock(request.ubrn())
                        .map(referral -> decide(referral, request, actor, changes))
                        .orElseGet(
                                () -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no request " + request.ubrn())));
    }

    private static String trail(Actor actor) {
        return actor.side() == Side.PATIENT ? "cancel-referral" : "A036";
    }

    private Outcome<ReferralChange> decide(
            Referral referral, CancellationRules.Request request, Actor actor, Changes changes) {
        Instant now = clock.instant();
        return ReferralActions.permit(ReferralAction.CANCEL_REFERRAL, referral, actor, request.version(), now)
                .then(open -> PatientRules.usable(patients.find(referral.patient())))
                .then(patient -> CancellationRules.reason(
                        request,
                        reference.referralCancellationReason(request.code()),
                        referral,
                        actor,
                        OwnershipRules.day(now)))
                .map(reason -> CancellationRules.cancelled(referral, reason, request.comment(), actor, now))
                .map(after -> {
                    var change = new ReferralChange(
                            Optional.of(referral), after, LedgerAction.REFERRAL_CANCELLED, actor, trail(actor), now);
                    referrals.store(change, changes);
                    return change;
                });
    }
}
