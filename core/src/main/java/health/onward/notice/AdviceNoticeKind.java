package health.onward.notice;

import health.onward.advice.AdviceLevel;

/** What a notice about a conversation is about; the names are stored. */
public enum AdviceNoticeKind {
    ADVICE_ASKED,
    ADVICE_INFORMATION_ASKED,
    ADVICE_INFORMATION_SENT,
    ADVICE_INFORMATION_ADDED,
    ADVICE_GIVEN,
    ADVICE_CONTINUED,
    ADVICE_RESPONDER_NAMED,
    ADVICE_CONVERTED,
    /** Nobody answered in time, and the referrer had said what should follow. */
    ADVICE_CONVERTED_UNANSWERED,
    ADVICE_ENDED,
    /** The referrer has made a referral because of it, which ends it. */
    ADVICE_REFERRED_ON,
    ADVICE_CANCELLED,
    /** A file that goes with it is given to nobody. */
    ADVICE_FILE_HARMFUL,
    ADVICE_FILE_INVALID,
    ADVICE_OVERDUE_PERSON,
    ADVICE_OVERDUE_SERVICE,
    ADVICE_OVERDUE_ORGANISATION;

    static AdviceNoticeKind overdue(AdviceLevel level) {
        return switch (level) {
            case PERSON -> ADVICE_OVERDUE_PERSON;
            case SERVICE -> ADVICE_OVERDUE_SERVICE;
            case ORGANISATION -> ADVICE_OVERDUE_ORGANISATION;
        };
    }
}
