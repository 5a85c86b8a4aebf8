package health.onward.document;

import static health.onward.platform.RefusalCode.CONFLICTING_VALUES;
import static health.onward.platform.RefusalCode.FILE_SIZE_ERROR;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Decides whether a file that somebody hands in is taken (A020; rules 4.4): its name, its type, its size and its first bytes. */
public final class UploadRules {

    /** Bytes; A006 gives out no larger one either. */
    public static final int LARGEST = 5 * 1024 * 1024;

    /** Also the longest that most file systems take. */
    private static final int LONGEST_NAME = 255;

    /** Controls, and marks that show a name otherwise than it is ({@code fdp.exe} for {@code exe.pdf}); parts of paths. */
    private static final Pattern UNUSABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}/\\\\]");

    private static final Pattern UBRN = Pattern.compile("[0-9]{12}");

    private UploadRules() {}

    /** @param mediaType without parameters */
    public static Outcome<HandedIn> understand(
            Optional<String> name, Optional<String> mediaType, Optional<String> referral) {
        return name(name)
                .then(named -> type(mediaType)
                        .then(type -> type.fits(named)
                                ? referral(referral).map(ubrn -> new HandedIn(named, type, ubrn))
                                : refused(
                                        CONFLICTING_VALUES,
                                        "the name's ending does not go with the type " + type.mediaType(),
                                        "NHSD-eRS-File-Name")));
    }

    static Outcome<HandedIn> contents(HandedIn said, long bytes, byte[] first) {
        if (bytes == 0 || bytes > LARGEST) {
            return refused(FILE_SIZE_ERROR, "a file has at least 1 byte and at most " + LARGEST, "body");
        }
        return SignatureRules.fits(said.type(), first)
                ? Outcome.accepted(said)
                : refused(
                        CONFLICTING_VALUES,
                        "what was sent is not of the type " + said.type().mediaType(),
                        "body");
    }

    private static Outcome<String> name(Optional<String> header) {
        if (header.isEmpty() || header.get().isBlank()) {
            return refused(MISSING_VALUE, "is missing: the file's name with its ending", "NHSD-eRS-File-Name");
        }
        String name = header.get();
        boolean usable = name.length() <= LONGEST_NAME
                && !UNUSABLE.matcher(name).find()
                && !name.startsWith(".")
                && name.strip().equals(name);
        return usable
                ? Outcome.accepted(name)
                : refused(
                        INVALID_VALUE,
                        "is invalid: a name has at most 255 characters and neither controls nor parts of a path",
                        "NHSD-eRS-File-Name");
    }

    private static Outcome<FileType> type(Optional<String> mediaType) {
        if (mediaType.isEmpty()) {
            return refused(MISSING_VALUE, "is missing: the type of the file", "Content-Type");
        }
        return FileType.of(mediaType.get())
                .map(Outcome::accepted)
                .orElseGet(() -> refused(INAPPROPRIATE_VALUE, "is not a type of file that is taken", "Content-Type"));
    }

    private static Outcome<OptionalLong> referral(Optional<String> ubrn) {
        if (ubrn.isEmpty() || ubrn.get().isBlank()) {
            return Outcome.accepted(OptionalLong.empty());
        }
        return UBRN.matcher(ubrn.get()).matches()
                ? Outcome.accepted(OptionalLong.of(Long.parseLong(ubrn.get())))
                : refused(INVALID_VALUE, "is invalid: a UBRN has twelve digits", "NHSD-eRS-Referral-ID");
    }

    private static <T> Outcome<T> refused(RefusalCode code, String sentence, String where) {
        return Outcome.refused(new Refusal(code, sentence, where));
    }
}
