package health.onward.directory;

/** What a referrer wants first (eRS-SortBy-1): the nearest, or the shortest indicative wait for an appointment. */
public enum SortBy {
    DISTANCE,
    IWT
}
