package health.onward.triage;

import health.onward.directory.Priority;
import java.util.Optional;

/**
 * What a provider's triage came to (A028).
 *
 * @param comments for the provider's staff, or for the referrer
 */
public record TriageOutcome(ReviewOutcome outcome, String comments, Optional<Priority> priority) {}
