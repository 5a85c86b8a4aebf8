package health.onward.document;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a file, on the wire too: {@code Binary/{id}} (A020). */
public record FileId(UUID value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The form that files had in the years before; it can be asked for, and here no file has it (A006). */
    private static final Pattern LEGACY = Pattern.compile("att-[0-9]{1,18}-[0-9]{1,18}");

    public static Optional<FileId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new FileId(UUID.fromString(text))) : Optional.empty();
    }

    /** Whether a file could ever have been called so. */
    public static boolean wellFormed(String text) {
        return FORM.matcher(text).matches() || LEGACY.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
