package health.onward.triage;

import health.onward.directory.Priority;
import health.onward.referral.FileToLink;
import java.util.List;
import java.util.Optional;

/**
 * What a clinician asks of the provider's own staff instead of a booking (A022).
 *
 * @param comments the task, in words
 * @param priority another one from now on
 * @param cancelledInPas for an indirect booking, which only the provider's own system knows: whether it is cancelled there
 * @param files of the provider, for whoever takes the task up
 */
public record ActLater(
        String comments, Optional<Priority> priority, Optional<Boolean> cancelledInPas, List<FileToLink> files) {

    public ActLater {
        files = List.copyOf(files);
    }
}
