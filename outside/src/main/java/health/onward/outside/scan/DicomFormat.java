package health.onward.outside.scan;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A DICOM object: elements within elements to the last byte. The 128 bytes before it, in which other programs could hide, are empty;
 * no document is embedded in it.
 */
final class DicomFormat implements Format {

    private static final int PREAMBLE = 128;
    private static final long UNDEFINED = 0xffff_ffffL;
    private static final int DEEPEST = 20;
    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";

    /** How the elements are written. */
    private record Syntax(boolean explicit, boolean littleEndian) {}

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        var cursor = new Cursor(file);
        for (int n = 0; n < PREAMBLE; n++) {
            if (cursor.u8() != 0) {
                throw new NotThat("something stands before its beginning");
            }
        }
        if (!cursor.ascii(4).equals("DICM")) {
            throw new NotThat("it does not begin as DICOM does");
        }
        String syntax = meta(cursor);
        if (syntax.isEmpty() || syntax.equals(DEFLATED)) {
            throw new NotThat("it does not say how it is written, or is packed as a whole");
        }
        var written = new Syntax(!syntax.equals(IMPLICIT), !syntax.equals(BIG_ENDIAN));
        while (cursor.left() > 0) {
            element(cursor, written, 0);
        }
    }

    /** The transfer syntax, from the elements of group 2. */
    private static String meta(Cursor cursor) throws NotThat {
        String syntax = "";
        while (cursor.left() >= 8 && cursor.peek(0) == 2 && cursor.peek(1) == 0) {
            cursor.skip(2);
            int element = cursor.u16(true);
            long length = length(cursor, cursor.ascii(2), true);
            byte[] value = cursor.bytes((int) Math.min(length, Integer.MAX_VALUE));
            if (element == 0x10) {
                syntax = new String(value, StandardCharsets.US_ASCII)
                        .replace("\0", "")
                        .strip();
            }
        }
        return syntax;
    }

    private static void element(Cursor cursor, Syntax syntax, int depth) throws NotThat {
        if (depth > DEEPEST) {
            throw new NotThat("its elements are nested too deep");
        }
        int group = cursor.u16(syntax.littleEndian());
        int element = cursor.u16(syntax.littleEndian());
        if (group == 0x0042 && element == 0x0011) {
            throw new NotThat("it holds another document");
        }
        String kind = syntax.explicit() ? cursor.ascii(2) : "";
        if (syntax.explicit() && !kind.matches("[A-Z]{2}")) {
            throw new NotThat("one of its elements is none");
        }
        long length =
                syntax.explicit() ? length(cursor, kind, syntax.littleEndian()) : cursor.u32(syntax.littleEndian());
        boolean pixels = group == 0x7fe0 && element == 0x0010;
        if (length == UNDEFINED) {
            items(cursor, syntax, pixels, depth + 1);
        } else {
            cursor.skip(length);
        }
    }

    private static long length(Cursor cursor, String kind, boolean littleEndian) throws NotThat {
        return LONG.contains(kind) ? cursor.skip(2).u32(littleEndian) : cursor.u16(littleEndian);
    }

    /** Items up to the one that ends them; those of packed pixels hold bytes, all others hold elements. */
    private static void items(Cursor cursor, Syntax syntax, boolean pixels, int depth) throws NotThat {
        while (true) {
            int group = cursor.u16(syntax.littleEndian());
            int element = cursor.u16(syntax.littleEndian());
            long length = cursor.u32(syntax.littleEndian());
            if (group != 0xfffe || (element != 0xe000 && element != 0xe0dd)) {
                throw new NotThat("one of its items is none");
            }
            if (element == 0xe0dd) {
                return;
            }
            if (length != UNDEFINED) {
                cursor.skip(length);
            } else if (pixels) {
                throw new NotThat("its pixels do not end");
            } else {
                while (!ends(cursor, syntax)) {
                    element(cursor, syntax, depth);
                }
            }
        }
    }

    private static boolean ends(Cursor cursor, Syntax syntax) throws NotThat {
        int from = cursor.at();
        boolean end = cursor.u16(syntax.littleEndian()) == 0xfffe && cursor.u16(syntax.littleEndian()) == 0xe00d;
        cursor.to(end ? from + 8 : from);
        return end;
    }
}
