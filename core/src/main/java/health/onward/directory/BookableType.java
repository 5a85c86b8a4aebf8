package health.onward.directory;

/** Whether slots of a service can be booked here (DIRECTLY), are arranged by telephone (INDIRECTLY), or there are none. */
public enum BookableType {
    DIRECTLY_BOOKABLE,
    INDIRECTLY_BOOKABLE,
    UNSPECIFIED
}
