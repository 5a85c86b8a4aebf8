package health.onward.outside.scan;

/** A GIF picture: blocks up to the last one, and nothing after it. */
final class GifFormat implements Format {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int END = 0x3b;

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        var cursor = new Cursor(file).skip(6);
        Pixels.check(cursor.u16(true), cursor.u16(true));
        int flags = cursor.u8();
        cursor.skip(2);
        colours(cursor, flags);
        int pictures = 0;
        int block = cursor.u8();
        while (block != END) {
            switch (block) {
                case EXTENSION -> cursor.skip(1);
                case IMAGE -> {
                    cursor.skip(8);
                    colours(cursor, cursor.u8());
                    cursor.skip(1);
                    pictures++;
                }
                default -> throw new NotThat("one of its blocks is none");
            }
            pieces(cursor);
            block = cursor.u8();
        }
        if (pictures == 0 || cursor.left() > 0) {
            throw new NotThat("it has no picture, or something follows after its end");
        }
    }

    private static void colours(Cursor cursor, int flags) throws NotThat {
        if ((flags & 0x80) != 0) {
            cursor.skip(6L << (flags & 7));
        }
    }

    private static void pieces(Cursor cursor) throws NotThat {
        int length = cursor.u8();
        while (length > 0) {
            cursor.skip(length);
            length = cursor.u8();
        }
    }
}
