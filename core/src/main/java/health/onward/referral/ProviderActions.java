package health.onward.referral;

import static health.onward.referral.ReferralAction.ACCEPT;
import static health.onward.referral.ReferralAction.ALLOCATE_CLINICIAN;
import static health.onward.referral.ReferralAction.BOOK_FOR_PATIENT;
import static health.onward.referral.ReferralAction.CANCEL_ACTION_LATER;
import static health.onward.referral.ReferralAction.CANCEL_AS_PROVIDER;
import static health.onward.referral.ReferralAction.CANCEL_REFERRAL;
import static health.onward.referral.ReferralAction.CHANGE_DATE;
import static health.onward.referral.ReferralAction.CHANGE_PRIORITY;
import static health.onward.referral.ReferralAction.CHANGE_SERVICE;
import static health.onward.referral.ReferralAction.MARK_PRINTED;
import static health.onward.referral.ReferralAction.RECORD_ASSESSMENT;
import static health.onward.referral.ReferralAction.RECORD_NON_ATTENDANCE;
import static health.onward.referral.ReferralAction.RECORD_REVIEW_OUTCOME;
import static health.onward.referral.ReferralAction.REFER_ONWARD;
import static health.onward.referral.ReferralAction.REJECT;
import static health.onward.referral.ReferralAction.RETURN_NON_ATTENDER;
import static health.onward.referral.ReferralAction.SHORTLIST_FOR_PATIENT;

import health.onward.identity.ServiceId;
import health.onward.referral.Facets.Review;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What is open to the provider whose service holds a referral, as it stands (state model c.3, columns P; domain rules 4.3 to 5.3). */
final class ProviderActions {

    private ProviderActions() {}

    static Set<ReferralAction> open(Referral referral, Instant now) {
        Set<ReferralAction> actions = byProgress(referral, now);
        if (!referral.facets().information().present()) {
            actions.remove(MARK_PRINTED);
        }
        return actions;
    }

    /**
     * A service that does not hold the referral answers for it where the patient may telephone it for an appointment: when it is on
     * the shortlist, its slots are not booked here, and nobody has the patient booked.
     */
    static boolean answersTo(ReferralAction action, Referral referral, Set<ServiceId> services) {
        return action == BOOK_FOR_PATIENT
                && unbooked(referral.progress())
                && referral.shortlist().entries().stream()
                        .anyMatch(e -> e.telephoned() && services.contains(e.service()));
    }

    private static boolean unbooked(Progress progress) {
        return progress instanceof Progress.NotBooked
                || progress instanceof Progress.CancelledByPatient
                || progress instanceof Progress.CancelledByProvider;
    }

    private static Set<ReferralAction> byProgress(Referral referral, Instant now) {
        return switch (referral.progress()) {
            case Progress.Booked(var _, var _, var start, var review) ->
                start.isAfter(now) ? comes(referral, review == Review.State.PENDING) : came();
            case Progress.AwaitingTriage _ ->
                EnumSet.of(
                        RECORD_REVIEW_OUTCOME,
                        CANCEL_REFERRAL,
                        CHANGE_SERVICE,
                        CHANGE_PRIORITY,
                        ALLOCATE_CLINICIAN,
                        MARK_PRINTED);
            case Progress.Deferred(var _, var _, var pending) -> deferred(referral, pending);
            case Progress.ProviderToAct _ ->
                EnumSet.of(
                        CANCEL_REFERRAL,
                        BOOK_FOR_PATIENT,
                        SHORTLIST_FOR_PATIENT,
                        CHANGE_SERVICE,
                        CHANGE_PRIORITY,
                        REFER_ONWARD,
                        ALLOCATE_CLINICIAN,
                        MARK_PRINTED);
            case Progress.NotBooked _ ->
                referral.initial()
                        ? EnumSet.of(BOOK_FOR_PATIENT)
                        : EnumSet.of(BOOK_FOR_PATIENT, SHORTLIST_FOR_PATIENT, CANCEL_REFERRAL);
            case Progress.CancelledByPatient _, Progress.CancelledByProvider _ ->
                EnumSet.of(CANCEL_REFERRAL, BOOK_FOR_PATIENT);
            case Progress.DidNotAttend(var _, var _, var returned) ->
                returned ? none() : EnumSet.of(BOOK_FOR_PATIENT, RETURN_NON_ATTENDER);
            case Progress.Assessed _ -> EnumSet.of(REFER_ONWARD);
            case Progress.Cancelled _, Progress.Returned _, Progress.Rejected _ -> none();
        };
    }

    private static Set<ReferralAction> comes(Referral referral, boolean pending) {
        Set<ReferralAction> actions = EnumSet.of(
                CANCEL_REFERRAL,
                CHANGE_DATE,
                CHANGE_PRIORITY,
                CANCEL_AS_PROVIDER,
                ALLOCATE_CLINICIAN,
                MARK_PRINTED,
                RECORD_ASSESSMENT,
                REFER_ONWARD);
        // What is to be judged must be there to be read, and what was accepted is not judged again.
        if (pending && referral.facets().information().sufficient()) {
            actions.addAll(EnumSet.of(ACCEPT, REJECT, CANCEL_ACTION_LATER, CHANGE_SERVICE));
        }
        return actions;
    }

    private static Set<ReferralAction> came() {
        return EnumSet.of(CANCEL_REFERRAL, MARK_PRINTED, RECORD_NON_ATTENDANCE, RECORD_ASSESSMENT, REFER_ONWARD);
    }

    private static Set<ReferralAction> deferred(Referral referral, boolean pending) {
        Set<ReferralAction> actions =
                EnumSet.of(CANCEL_REFERRAL, BOOK_FOR_PATIENT, CHANGE_PRIORITY, ALLOCATE_CLINICIAN, MARK_PRINTED);
        if (pending && referral.facets().information().present()) {
            actions.addAll(EnumSet.of(RECORD_REVIEW_OUTCOME, CHANGE_SERVICE));
        }
        return actions;
    }

    private static Set<ReferralAction> none() {
        return EnumSet.noneOf(ReferralAction.class);
    }
}
