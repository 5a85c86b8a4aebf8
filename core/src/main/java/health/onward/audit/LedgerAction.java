package health.onward.audit;

/** What can happen to a referral, as the action ledger names it. */
public enum LedgerAction {
    REFERRAL_CREATED,
    SHORTLIST_CHANGED,
    APPOINTMENT_BOOKED,
    APPOINTMENT_DEFERRED,
    SENT_FOR_TRIAGE,
    REFERRAL_ACCEPTED,
    REFERRAL_CANCELLED
}
