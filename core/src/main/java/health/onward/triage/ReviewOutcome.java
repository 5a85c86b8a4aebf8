package health.onward.triage;

import health.onward.referral.Progress;

/** What a provider's review of a request can come to (eRS-ReviewOutcome-1); the names are stored. */
public enum ReviewOutcome {
    CANCEL_APPOINTMENT_ACTION_LATER,
    PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER,
    RETURN_TO_REFERRER_WITH_ADVICE,
    ACCEPT_REFER_BOOK_LATER;

    /** It is the referrer's turn. */
    boolean returns() {
        return name().equals(Progress.RETURN_TO_REFERRER);
    }
}
