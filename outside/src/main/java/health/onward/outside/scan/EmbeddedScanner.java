package health.onward.outside.scan;

import health.onward.document.FileType;
import health.onward.document.Scanner;
import health.onward.document.Verdict;
import java.io.IOException;
import java.io.InputStream;

/**
 * Parses each file as what it says it is, and finds it clean only when nothing in it was left over, active or hidden. It knows no
 * viruses but the one that tests scanners: a production has ClamAV beside it.
 */
public final class EmbeddedScanner implements Scanner {

    private final XmlFormat xml = new XmlFormat();

    @Override
    public String name() {
        return "embedded check";
    }

    @Override
    public Verdict scan(FileType type, Contents contents) throws IOException {
        byte[] file;
        try (InputStream stream = contents.open()) {
            file = stream.readAllBytes();
        }
        var parts = new Parts();
        try {
            parts.add(file);
            format(type).check(file, parts);
            if (type != FileType.DOCX) {
                ZipTail.none(file);
            }
            return parts.threat() ? test() : new Verdict.Clean();
        } catch (NotThat e) {
            return parts.threat() ? test() : new Verdict.Invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Verdict test() {
        return new Verdict.Threat("EICAR test file");
    }

    private Format format(FileType type) {
        return switch (type) {
            case TEXT -> new TextFormat();
            case PDF -> new PdfFormat();
            case XML -> xml;
            case RTF -> new RtfFormat();
            case AU -> new AuFormat();
            case MP3 -> new Mp3Format();
            case PNG -> new PngFormat();
            case GIF -> new GifFormat();
            case JPEG -> new JpegFormat();
            case TIFF -> new TiffFormat();
            case MPEG -> new MpegFormat();
            case DOC -> new DocFormat();
            case DOCX -> new DocxFormat();
            case DICOM -> new DicomFormat();
        };
    }
}
