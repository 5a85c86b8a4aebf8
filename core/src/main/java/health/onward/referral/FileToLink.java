package health.onward.referral;

import health.onward.document.FileId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that somebody wants to go with a referral (A012, A022, A028), as they name it.
 *
 * @param contentType and name and size: not needed; said, they must be true of the file
 * @param where its place in the request, in the caller's own terms
 */
public record FileToLink(
        FileId file,
        Optional<String> description,
        Optional<String> contentType,
        Optional<String> name,
        OptionalLong size,
        String where) {

    /** The most that one request may name. */
    public static final int MOST = 20;

    public static final int LONGEST_DESCRIPTION = 200;
}
