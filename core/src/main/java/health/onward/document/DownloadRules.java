package health.onward.document;

import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;

/** Decides whether a file can be given out, to somebody who may have it (A006, A042). */
public final class DownloadRules {

    private DownloadRules() {}

    /** The deprecated endpoint has a limit that the other has not. */
    public static Outcome<StoredFile> small(StoredFile file) {
        return file.bytes() > UploadRules.LARGEST
                ? Outcome.refused(
                        RefusalCode.FILE_SIZE_ERROR,
                        "the file is larger than " + UploadRules.LARGEST + " bytes; retrieve it with A042")
                : Outcome.accepted(file);
    }

    public static Outcome<StoredFile> available(StoredFile file) {
        return switch (file.availability()) {
            case AVAILABLE -> Outcome.accepted(file);
            case PENDING ->
                Outcome.refused(RefusalCode.PENDING, "the file has not been scanned yet; ask again in five minutes");
            case THREATS_FOUND ->
                Outcome.refused(
                        RefusalCode.THREATS_FOUND,
                        "a threat was found in the file and it is not given out; ask the organisation that uploaded it");
            case VALIDATION_FAILED ->
                Outcome.refused(
                        RefusalCode.VALIDATION_FAILED,
                        "the file is not what its name and type say, or holds active content; ask the organisation that"
                                + " uploaded it for another");
        };
    }
}
