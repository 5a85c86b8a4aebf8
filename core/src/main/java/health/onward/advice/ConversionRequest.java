package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.referral.FileToLink;
import health.onward.referral.Ubrn;
import java.util.List;

/**
 * What a provider asks for who makes a referral of a conversation (A027).
 *
 * @param version of the conversation, as it was last seen
 * @param guidance the last message to the referrer, with its files
 * @param comments for whoever at the provider arranges what comes next, with their files
 */
public record ConversionRequest(
        Ubrn ubrn,
        long version,
        Priority priority,
        String guidance,
        List<FileToLink> guidanceFiles,
        String comments,
        List<FileToLink> reviewFiles) {

    public ConversionRequest {
        guidanceFiles = List.copyOf(guidanceFiles);
        reviewFiles = List.copyOf(reviewFiles);
    }
}
