package health.onward.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are taken (A020), as their media types and names say. */
public enum FileType {
    TEXT("text/plain", "txt"),
    PDF("application/pdf", "pdf"),
    XML("text/xml", "xml"),
    RTF("text/rtf", "rtf", "rtx"),
    AU("audio/basic", "au"),
    MP3("audio/mpeg", "mp3"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    JPEG("image/jpeg", "jpg", "jpe", "jpeg"),
    TIFF("image/tiff", "tif", "tiff"),
    MPEG("video/mpeg", "mpg", "mpeg", "mpe"),
    DOC("application/msword", "doc"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    DICOM("application/dicom", "dcm");

    private final String mediaType;
    private final List<String> endings;

    FileType(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a file of this name may be of this type. */
    boolean fits(String name) {
        return endings.contains(ending(name));
    }

    /** @param mediaType without parameters, in any case */
    static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
