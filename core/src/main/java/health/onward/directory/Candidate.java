package health.onward.directory;

/**
 * A service that a search might find.
 *
 * @param commissioned a commissioning rule for the searching organisation, or for who commissions for it, is in effect
 */
record Candidate(Service service, boolean commissioned) {}
