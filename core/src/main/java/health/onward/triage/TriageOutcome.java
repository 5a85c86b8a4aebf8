package health.onward.triage;

import health.onward.directory.Priority;
import health.onward.referral.FileToLink;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's triage came to (A028).
 *
 * @param comments for the provider's staff, or for the referrer
 * @param files of the provider, for the same
 */
public record TriageOutcome(
        ReviewOutcome outcome, String comments, Optional<Priority> priority, List<FileToLink> files) {

    public TriageOutcome {
        files = List.copyOf(files);
    }
}
