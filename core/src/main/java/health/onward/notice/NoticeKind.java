package health.onward.notice;

/** What a notice is about; the names are stored. */
public enum NoticeKind {
    // What comes due by the clock.
    REMINDER,
    SECOND_REMINDER,
    CONTACT_OVERDUE,
    LETTER_OUTSTANDING,
    OVERDUE_PERSON,
    OVERDUE_ORGANISATION,
    OVERDUE_COMMISSIONER,
    // What has happened.
    REFERRAL_REJECTED,
    REFERRAL_RETURNED,
    REFERRAL_CANCELLED,
    APPOINTMENT_BOOKED,
    CONTACT_PROMISED,
    APPOINTMENT_CANCELLED,
    APPOINTMENT_MOVED,
    SERVICE_CHANGED,
    NON_ATTENDER_RETURNED,
    PRIORITY_CHANGED,
    FILE_REFUSED
}
