package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.referral.FileToLink;
import health.onward.referral.Ubrn;
import java.util.List;
import java.util.Optional;

/**
 * What a provider asks for who makes a referral of a conversation (A027).
 *
 * @param version of the conversation, as it was last seen
 * @param guidance the last message to the referrer, with its files; without one nobody has answered, and the referrer had said what then
 * @param comments for whoever at the provider arranges what comes next, with their files
 */
public record ConversionRequest(
        Ubrn ubrn,
        long version,
        Priority priority,
        Optional<String> guidance,
        List<FileToLink> guidanceFiles,
        String comments,
        List<FileToLink> reviewFiles) {

    public ConversionRequest {
        guidanceFiles = List.copyOf(guidanceFiles);
        reviewFiles = List.copyOf(reviewFiles);
    }

    static ConversionRequest unanswered(Advice advice, String comments) {
        return new ConversionRequest(
                advice.ubrn(), advice.version(), advice.priority(), Optional.empty(), List.of(), comments, List.of());
    }

    AdviceAction action() {
        return guidance.isPresent() ? AdviceAction.CONVERT : AdviceAction.CONVERT_UNANSWERED;
    }

    /** What caused it, for audit. */
    String cause() {
        return guidance.isPresent() ? "A027" : OverdueTurns.NAME;
    }
}
