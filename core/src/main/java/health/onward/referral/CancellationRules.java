package health.onward.referral;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;

import health.onward.directory.CancellationReason;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction.Side;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.CurrentAppointment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Which reason may end a referral (A036, domain rules 2.8), by list, day, function, standing and comment, and what that makes of it. */
public final class CancellationRules {

    private CancellationRules() {}

    /** @param code a code of REFERRAL-CANCELLATION-REASON */
    public record Request(Ubrn ubrn, long version, String code, Optional<String> comment) {}

    public static Outcome<CancellationReason> reason(
            Request request, Optional<CancellationReason> known, Referral referral, Actor actor, LocalDate today) {
        String said = "'cancellationReason' (" + request.code() + ") ";
        if (known.isEmpty()) {
            return Outcome.refused(INVALID_VALUE, said + "is invalid.");
        }
        CancellationReason reason = known.get();
        if (!reason.concept().inEffectOn(today) || !reason.usage().equals(Optional.of("CANCEL_REFERRAL"))) {
            return Outcome.refused(INAPPROPRIATE_VALUE, said + "is not in use.");
        }
        if (!reason.openTo(actor.function())) {
            return Outcome.refused(INAPPROPRIATE_VALUE, said + "cannot be given by this business function.");
        }
        return fits(reason, referral, actor)
                ? reason.commented(request.comment(), "cancellationComments")
                : Outcome.refused(INAPPROPRIATE_VALUE, said + "does not fit where the referral stands.");
    }

    /** A live booking needs a reason that ends it too; a provider ends triage with reasons of its own, and only triage. */
    private static boolean fits(CancellationReason reason, Referral referral, Actor actor) {
        boolean endsTriage = reason.type().equals("PROVIDER_TRIAGE");
        return switch (referral.progress()) {
            case Progress.Booked _ -> reason.canCancelAppointment() && !endsTriage;
            case Progress.ProviderToAct _ -> actor.side() != Side.PROVIDER || endsTriage;
            case Progress.Cancelled _,
                    Progress.DidNotAttend _,
                    Progress.Assessed _,
                    Progress.AwaitingTriage _,
                    Progress.Deferred _,
                    Progress.Returned _,
                    Progress.Rejected _,
                    Progress.CancelledByPatient _,
                    Progress.CancelledByProvider _,
                    Progress.NotBooked _ -> !endsTriage;
        };
    }

    /** The referral without a way back, its booking ended with it. */
    static Referral cancelled(
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
        return current.became(
                Facets.Kind.CANCELLED,
                provider ? "PROVIDER_CANCELLATION" : "PATIENT_APPOINTMENT_CANCELLATION_OTHER",
                Optional.of(provider ? "PROVIDER" : "PATIENT"),
                comment);
    }
}
