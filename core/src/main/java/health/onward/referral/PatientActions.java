package health.onward.referral;

import static health.onward.referral.ReferralAction.CANCEL_DIRECTLY_BOOKED_APPOINTMENT;
import static health.onward.referral.ReferralAction.CANCEL_REFERRAL;
import static health.onward.referral.ReferralAction.CHANGE_BOOKING;
import static health.onward.referral.ReferralAction.CREATE_APPOINTMENT;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What patients can do to their own referral, as it stands (domain, patient's pages 4 to 13). */
final class PatientActions {

    private PatientActions() {}

    static Set<ReferralAction> open(Referral referral, Instant now) {
        return switch (referral.progress()) {
            case Progress.NotBooked _, Progress.CancelledByPatient _, Progress.CancelledByProvider _ ->
                referral.shortlist().actionable()
                        ? EnumSet.of(CREATE_APPOINTMENT, CANCEL_REFERRAL)
                        : EnumSet.of(CANCEL_REFERRAL);
            case Progress.Booked(var _, var direct, var start, var _) -> booked(direct, start.isAfter(now));
            case Progress.AwaitingTriage _, Progress.Deferred _, Progress.ProviderToAct _ ->
                EnumSet.of(CANCEL_REFERRAL);
            // It is the referrer's turn: what comes next is to be talked over there.
            case Progress.Returned _,
                    Progress.Rejected _,
                    Progress.DidNotAttend _,
                    Progress.Assessed _,
                    Progress.Cancelled _ -> EnumSet.noneOf(ReferralAction.class);
        };
    }

    /** Whom an indirect booking was agreed with is telephoned. */
    private static Set<ReferralAction> booked(boolean direct, boolean future) {
        if (!future) {
            return EnumSet.noneOf(ReferralAction.class);
        }
        return direct
                ? EnumSet.of(CHANGE_BOOKING, CANCEL_DIRECTLY_BOOKED_APPOINTMENT, CANCEL_REFERRAL)
                : EnumSet.of(CANCEL_REFERRAL);
    }
}
