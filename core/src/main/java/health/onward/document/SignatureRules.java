package health.onward.document;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * What the first bytes of a file say it is. Enough to tell a caller at once that type and contents disagree; whether a file really
 * is what it begins as, the scan finds out.
 */
final class SignatureRules {

    /** How many of a file's first bytes are looked at. */
    static final int LENGTH = 512;

    private static final int DICOM_PREAMBLE = 128;

    private SignatureRules() {}

    static boolean fits(FileType type, byte[] first) {
        return switch (type) {
            case TEXT -> text(first);
            case XML -> xml(first);
            case PDF -> begins(first, ascii("%PDF-"));
            case RTF -> begins(first, ascii("{\\rtf"));
            case AU -> begins(first, ascii(".snd"));
            case MP3 -> begins(first, ascii("ID3")) || mpegAudio(first);
            case PNG -> begins(first, hex("89504e470d0a1a0a"));
            case GIF -> begins(first, ascii("GIF87a")) || begins(first, ascii("GIF89a"));
            case JPEG -> begins(first, hex("ffd8ff"));
            case TIFF -> begins(first, hex("49492a00")) || begins(first, hex("4d4d002a"));
            case MPEG -> begins(first, hex("000001ba")) || begins(first, hex("000001b3"));
            case DOC -> begins(first, hex("d0cf11e0a1b11ae1"));
            case DOCX -> begins(first, hex("504b0304"));
            case DICOM -> first.length >= DICOM_PREAMBLE + 4 && at(first, DICOM_PREAMBLE, ascii("DICM"));
        };
    }

    /** Text has no zero bytes, unless it begins by saying that its characters have two, and does not begin as something else. */
    private static boolean text(byte[] first) {
        if (wide(first)) {
            return true;
        }
        for (byte b : first) {
            if (b == 0) {
                return false;
            }
        }
        return Arrays.stream(FileType.values())
                .filter(type -> type != FileType.TEXT && type != FileType.XML && type != FileType.MP3)
                .noneMatch(type -> fits(type, first));
    }

    private static boolean xml(byte[] first) {
        if (wide(first)) {
            return true;
        }
        int at = begins(first, hex("efbbbf")) ? 3 : 0;
        while (at < first.length && Character.isWhitespace(first[at])) {
            at++;
        }
        return at < first.length && first[at] == '<';
    }

    private static boolean wide(byte[] first) {
        return begins(first, hex("fffe")) || begins(first, hex("feff"));
    }

    /** Eleven bits of ones, then neither the version nor the layer that there is not. */
    private static boolean mpegAudio(byte[] first) {
        return first.length > 1
                && (first[0] & 0xff) == 0xff
                && (first[1] & 0xe0) == 0xe0
                && (first[1] & 0x18) != 0x08
                && (first[1] & 0x06) != 0;
    }

    private static boolean begins(byte[] first, byte[] with) {
        return at(first, 0, with);
    }

    private static boolean at(byte[] first, int place, byte[] expected) {
        return first.length >= place + expected.length
                && Arrays.equals(first, place, place + expected.length, expected, 0, expected.length);
    }

    private static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) text.charAt(n);
        }
        return bytes;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
