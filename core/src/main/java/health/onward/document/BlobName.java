package health.onward.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file's bytes lie: the digest of what is in them, so that damage shows, and the file's own id, so that no two files share
 * bytes and one of them can go without a look at all others. Nothing of the file's own name is in it.
 */
public record BlobName(Digest sha256, FileId file) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{64})\\.([0-9a-f-]{36})");

    static BlobName of(StoredFile file) {
        return new BlobName(file.sha256(), file.id());
    }

    /** Of what {@link #toString} gives, or of the last part of a {@link #path}; empty when it is nothing of ours. */
    public static Optional<BlobName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? FileId.parse(matcher.group(2)).map(id -> new BlobName(new Digest(matcher.group(1)), id))
                : Optional.empty();
    }

    /** In folders of a few files each. */
    public String path() {
        return sha256.hex().substring(0, 2) + "/" + sha256.hex().substring(2, 4) + "/" + this;
    }

    @Override
    public String toString() {
        return sha256 + "." + file;
    }
}
