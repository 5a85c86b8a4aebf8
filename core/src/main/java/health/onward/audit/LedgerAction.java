package health.onward.audit;

import java.util.OptionalInt;

/** What can happen to a referral or in a conversation about one, as the action ledger names it. */
public enum LedgerAction {
    REFERRAL_CREATED,
    SHORTLIST_CHANGED,
    APPOINTMENT_BOOKED,
    APPOINTMENT_DEFERRED,
    SENT_FOR_TRIAGE,
    LETTER_CHANGED,
    REFERRAL_ACCEPTED,
    REFERRAL_REJECTED,
    APPOINTMENT_CANCELLED_TO_ACT_LATER,
    TRIAGE_ACCEPTED,
    TRIAGE_RETURNED,
    SERVICE_CHANGED,
    APPOINTMENT_MOVED,
    PRIORITY_CHANGED,
    CLINICIAN_ALLOCATED,
    INFORMATION_PRINTED,
    REFERRED_ONWARD,
    ASSESSMENT_RECORDED,
    APPOINTMENT_CANCELLED_BY_PATIENT,
    APPOINTMENT_CANCELLED_BY_PROVIDER,
    CANCELLED_IN_PAS,
    NON_ATTENDANCE_RECORDED,
    NON_ATTENDER_RETURNED,
    DISMISSED,
    REFERRAL_CANCELLED,
    ADVICE_REQUESTED,
    ADVICE_GIVEN,
    ADVICE_INFORMATION_ASKED,
    ADVICE_INFORMATION_SENT,
    ADVICE_INFORMATION_ADDED,
    ADVICE_CONTINUED,
    ADVICE_ENDED,
    ADVICE_CANCELLED,
    ADVICE_CONVERTED,
    ADVICE_REFERRED_ON,
    ADVICE_RESPONDER_NAMED,
    ADVICE_JUDGED,
    ADVICE_ESCALATED;

    /**
     * The number under which the national extract EBSX02 counts it (domain rules 9), where one is known for sure. A question back is a
     * response, too: the published measure takes the first after the request.
     */
    public OptionalInt ebsx() {
        return switch (this) {
            case ADVICE_REQUESTED -> OptionalInt.of(1407);
            case ADVICE_GIVEN, ADVICE_INFORMATION_ASKED -> OptionalInt.of(1408);
            case APPOINTMENT_BOOKED -> OptionalInt.of(1412);
            case REFERRAL_ACCEPTED -> OptionalInt.of(1420);
            case REFERRAL_CREATED -> OptionalInt.of(1422);
            case REFERRAL_REJECTED -> OptionalInt.of(1424);
            case APPOINTMENT_DEFERRED -> OptionalInt.of(1430);
            case SENT_FOR_TRIAGE -> OptionalInt.of(1608);
            default -> OptionalInt.empty();
        };
    }
}
