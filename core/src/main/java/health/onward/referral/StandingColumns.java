package health.onward.referral;

import static health.onward.referral.ReferralState.APPT_CANCELLED_BY_PATIENT;
import static health.onward.referral.ReferralState.APPT_CANCELLED_BY_PROVIDER;
import static health.onward.referral.ReferralState.ASSESSMENT_RESULT;
import static health.onward.referral.ReferralState.AWAITING_TRIAGE;
import static health.onward.referral.ReferralState.BOOKED;
import static health.onward.referral.ReferralState.CANCELLED_REFERRAL;
import static health.onward.referral.ReferralState.DEFERRED_TO_PROVIDER;
import static health.onward.referral.ReferralState.DID_NOT_ATTEND;
import static health.onward.referral.ReferralState.NOT_BOOKED;
import static health.onward.referral.ReferralState.REJECTED;
import static health.onward.referral.ReferralState.TRIAGED_PROVIDER_TO_ACTION;
import static health.onward.referral.ReferralState.TRIAGE_RESPONSE;

import health.onward.referral.Standing.ReasonList;
import java.util.Optional;

/** Puts a standing into published words: state, reason and comment (state model c.1). */
public final class StandingColumns {

    private StandingColumns() {}

    public static Standing of(Progress progress) {
        return switch (progress) {
            case Progress.Cancelled(var reason, var comment) ->
                standing(CANCELLED_REFERRAL, reason, ReasonList.REFERRAL_CANCELLATION, comment);
            case Progress.DidNotAttend(var _, var reason, var _) ->
                standing(DID_NOT_ATTEND, reason, ReasonList.NON_ATTENDANCE);
            case Progress.Assessed(var _, var outcome) ->
                standing(ASSESSMENT_RESULT, outcome, ReasonList.ASSESSMENT_OUTCOME);
            case Progress.Booked _ -> plain(BOOKED);
            case Progress.AwaitingTriage _ ->
                standing(AWAITING_TRIAGE, Progress.TRIAGE, ReasonList.REVIEW_REASON, Optional.empty());
            // The caller's comment on a deferral stays on the appointment only.
            case Progress.Deferred(var _, var reason, var _) ->
                standing(DEFERRED_TO_PROVIDER, reason, ReasonList.REVIEW_REASON, Optional.empty());
            case Progress.ProviderToAct(var _, var outcome, var comment) ->
                standing(TRIAGED_PROVIDER_TO_ACTION, outcome, ReasonList.REVIEW_OUTCOME, comment);
            case Progress.Returned(var _, var outcome, var comment) ->
                standing(TRIAGE_RESPONSE, outcome, ReasonList.REVIEW_OUTCOME, comment);
            case Progress.Rejected(var _, var reason, var comment) ->
                standing(REJECTED, reason, ReasonList.APPOINTMENT_CANCELLATION, comment);
            case Progress.CancelledByPatient(var _, var reason, var comment) ->
                standing(APPT_CANCELLED_BY_PATIENT, reason, ReasonList.APPOINTMENT_CANCELLATION, comment);
            case Progress.CancelledByProvider(var _, var reason, var comment) ->
                standing(APPT_CANCELLED_BY_PROVIDER, reason, ReasonList.APPOINTMENT_CANCELLATION, comment);
            case Progress.NotBooked() -> plain(NOT_BOOKED);
        };
    }

    private static Standing plain(ReferralState state) {
        return new Standing(state, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Standing standing(ReferralState state, String reason, ReasonList list, Optional<String> comment) {
        return new Standing(state, Optional.of(reason), Optional.of(list), comment);
    }

    private static Standing standing(ReferralState state, Optional<String> reason, ReasonList list) {
        return new Standing(state, reason, reason.map(r -> list), Optional.empty());
    }
}
