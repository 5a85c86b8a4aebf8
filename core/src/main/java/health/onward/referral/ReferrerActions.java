package health.onward.referral;

import static health.onward.referral.ReferralAction.CANCEL_DIRECTLY_BOOKED_APPOINTMENT;
import static health.onward.referral.ReferralAction.CANCEL_REFERRAL;
import static health.onward.referral.ReferralAction.CHANGE_BOOKING;
import static health.onward.referral.ReferralAction.CHANGE_SHORTLIST;
import static health.onward.referral.ReferralAction.CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE;
import static health.onward.referral.ReferralAction.CREATE_APPOINTMENT;
import static health.onward.referral.ReferralAction.DISMISS;
import static health.onward.referral.ReferralAction.MAINTAIN_LETTER;

import health.onward.identity.OdsCode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What is open to the referring organisation, as a referral stands (state model c.3, columns R). */
final class ReferrerActions {

    private ReferrerActions() {}

    static Set<ReferralAction> open(Referral referral, Instant now) {
        Set<ReferralAction> actions = byProgress(referral, now);
        // Whoever refers a patient on gives the letter and finds the appointment.
        if (!referral.initial()) {
            actions.remove(MAINTAIN_LETTER);
            actions.remove(CREATE_APPOINTMENT);
        }
        if (referral.facets().dismissed()) {
            actions.remove(DISMISS);
        }
        return actions;
    }

    private static Set<ReferralAction> byProgress(Referral referral, Instant now) {
        return switch (referral.progress()) {
            case Progress.Cancelled _ -> elsewhere(referral) ? EnumSet.of(DISMISS) : none();
            case Progress.NotBooked _, Progress.CancelledByPatient _, Progress.CancelledByProvider _ ->
                unbooked(referral);
            case Progress.Booked(var _, var direct, var start, var _) -> booked(direct, start.isAfter(now));
            case Progress.Deferred _, Progress.AwaitingTriage _, Progress.ProviderToAct _ ->
                EnumSet.of(CANCEL_REFERRAL, MAINTAIN_LETTER);
            case Progress.Returned _, Progress.Rejected _ ->
                EnumSet.of(CHANGE_SHORTLIST, CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE, CANCEL_REFERRAL, MAINTAIN_LETTER);
            case Progress.DidNotAttend(var _, var _, var returned) -> stayedAway(returned);
            case Progress.Assessed _ -> EnumSet.of(CANCEL_REFERRAL, MAINTAIN_LETTER, DISMISS);
        };
    }

    private static Set<ReferralAction> unbooked(Referral referral) {
        Set<ReferralAction> actions =
                EnumSet.of(CHANGE_SHORTLIST, CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE, CANCEL_REFERRAL, MAINTAIN_LETTER);
        if (referral.shortlist().actionable()) {
            actions.add(CREATE_APPOINTMENT);
        }
        return actions;
    }

    private static Set<ReferralAction> booked(boolean direct, boolean future) {
        if (!future) {
            return EnumSet.of(CANCEL_REFERRAL);
        }
        return direct
                ? EnumSet.of(CANCEL_REFERRAL, MAINTAIN_LETTER, CANCEL_DIRECTLY_BOOKED_APPOINTMENT, CHANGE_BOOKING)
                : EnumSet.of(CANCEL_REFERRAL, MAINTAIN_LETTER);
    }

    private static Set<ReferralAction> stayedAway(boolean returned) {
        Set<ReferralAction> actions =
                EnumSet.of(CHANGE_SHORTLIST, CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE, CANCEL_REFERRAL);
        if (returned) {
            actions.add(DISMISS);
        }
        return actions;
    }

    /** Ended by somebody else, so that the referring organisation has to be told. */
    static boolean elsewhere(Referral referral) {
        OdsCode own = referral.referringOrganisation();
        return referral.facets().request() instanceof Facets.Request.Cancelled(var _, var _, var by) && !by.equals(own);
    }

    private static Set<ReferralAction> none() {
        return EnumSet.noneOf(ReferralAction.class);
    }
}
