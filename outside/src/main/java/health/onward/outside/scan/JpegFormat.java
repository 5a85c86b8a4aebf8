package health.onward.outside.scan;

/** A JPEG picture: segment after segment, the picture's own data, and the mark of its end at the end. */
final class JpegFormat implements Format {

    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        var cursor = new Cursor(file).skip(2);
        boolean picture = false;
        while (true) {
            int marker = marker(cursor);
            if (marker == END) {
                break;
            }
            int length = cursor.u16();
            if (length < 2) {
                throw new NotThat("one of its segments is none");
            }
            if (frame(marker)) {
                var frame = new Cursor(file).to(cursor.at() + 1);
                int height = frame.u16();
                Pixels.check(frame.u16(), height);
                picture = true;
            }
            cursor.skip(length - 2);
            if (marker == START_OF_SCAN) {
                data(cursor);
            }
        }
        if (!picture) {
            throw new NotThat("it has no picture");
        }
        cursor.over();
    }

    private static int marker(Cursor cursor) throws NotThat {
        if (cursor.u8() != 0xff) {
            throw new NotThat("one of its segments is none");
        }
        int marker = cursor.u8();
        while (marker == 0xff) {
            marker = cursor.u8();
        }
        return marker;
    }

    private static boolean frame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Up to the next mark that is no part of the data. */
    private static void data(Cursor cursor) throws NotThat {
        while (cursor.peek(0) != 0xff || cursor.peek(1) == 0 || (cursor.peek(1) >= 0xd0 && cursor.peek(1) <= 0xd7)) {
            cursor.skip(1);
        }
    }
}
