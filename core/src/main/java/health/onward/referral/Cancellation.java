package health.onward.referral;

import health.onward.audit.LedgerAction;
import health.onward.directory.CancellationReason;
import health.onward.directory.ReferenceData;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import health.onward.referral.Facets.CurrentAppointment;
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
                .map(reason -> cancelled(referral, reason, request.comment(), actor, now))
                .map(after -> {
                    var change = new ReferralChange(
                            Optional.of(referral), after, LedgerAction.REFERRAL_CANCELLED, actor, "A036", now);
                    referrals.store(change, changes);
                    return change;
                });
    }

    private static Referral cancelled(
            Referral referral, CancellationReason reason, Optional<String> comment, Actor actor, Instant now) {
        Facets facets = referral.facets();
        return referral.with(
                new Facets(
                        new Facets.Request.Cancelled(reason.code(), comment, actor.organisation()),
                        facets.appointment().map(a -> ended(a, reason, comment)),
                        Facets.Review.NONE,
                        facets.information()),
                now);
    }

    /** A booking ends with its referral; a deferral or outcome that nobody resolved stays as it was (A036, examples). */
    private static CurrentAppointment ended(
            CurrentAppointment current, CancellationReason reason, Optional<String> comment) {
        if (current.kind() != Facets.Kind.BOOKED) {
            return current;
        }
        boolean provider = reason.type().equals("PROVIDER");
        return new CurrentAppointment(
                current.id(),
                Facets.Kind.CANCELLED,
                current.service(),
                current.provider(),
                current.direct(),
                current.specialty(),
                Optional.empty(),
                current.clinician(),
                Optional.of(provider ? "PROVIDER_CANCELLATION" : "PATIENT_APPOINTMENT_CANCELLATION_OTHER"),
                Optional.of(provider ? "PROVIDER" : "PATIENT"),
                comment);
    }
}
