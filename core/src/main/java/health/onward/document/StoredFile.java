package health.onward.document;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a file that somebody has handed in.
 *
 * @param name as its owner called it, ending included
 * @param meantFor the UBRN that was named with it; without one it can only become part of a request that does not exist yet
 * @param linkedTo the UBRN of the request that it is part of, or was
 * @param unlinkedAt when it was taken off that request; it is kept, and can only go back to the same one
 */
public record StoredFile(
        FileId id,
        String name,
        FileType type,
        long bytes,
        Digest sha256,
        OptionalLong meantFor,
        Instant uploadedAt,
        UserId uploadedBy,
        OdsCode organisation,
        Optional<UserId> onBehalfOf,
        Availability availability,
        OptionalLong linkedTo,
        Optional<Instant> unlinkedAt) {

    /** Whether it is part of a request now. */
    public boolean linked() {
        return linkedTo.isPresent() && unlinkedAt.isEmpty();
    }

    public boolean linkedTo(long ubrn) {
        return linked() && linkedTo.getAsLong() == ubrn;
    }
}
