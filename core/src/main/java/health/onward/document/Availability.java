package health.onward.document;

/** Whether a file can be fetched (state model c.5). Only what was looked at and found clean is given out. */
public enum Availability {
    /** Nobody has looked at its contents yet. */
    PENDING,
    AVAILABLE,
    THREATS_FOUND,
    /** Its contents are not what its name and type say, or hold something that a letter does not need. */
    VALIDATION_FAILED
}
