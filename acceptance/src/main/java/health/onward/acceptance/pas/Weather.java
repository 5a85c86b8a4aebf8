package health.onward.acceptance.pas;

/** How the fake system behaves to the booking of one slot. */
public enum Weather {
    GOOD,
    /** Good, after some seconds. */
    SLOW,
    /** Never answers, and does not book. */
    SILENT,
    /** Books, and never says so. */
    SILENT_BUT_BOOKED,
    /** Books long after everybody has gone, if it may still. */
    LATE,
    /** Books, and answers with something that is no FHIR. */
    GARBAGE,
    /** Books, and answers about another appointment. */
    WRONG,
    ERROR,
    /** Books, and answers 500. */
    ERROR_BUT_BOOKED,
    REFUSES,
    /** Somebody else has the slot since the last poll. */
    TAKEN,
    /** Says yes to two who want the same slot. */
    TWICE,
    /** Withdraws the slot while it is being booked, and then says yes all the same. */
    WITHDRAWN
}
