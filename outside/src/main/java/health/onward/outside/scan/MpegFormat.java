package health.onward.outside.scan;

/** MPEG video: a stream of packs and packets to the end, or a bare sequence of pictures. */
final class MpegFormat implements Format {

    private static final int PACK = 0xba;
    private static final int END = 0xb9;
    private static final int SEQUENCE = 0xb3;
    private static final int FIRST_PACKET = 0xbb;
    private static final int PICTURE = 0x00;

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        var cursor = new Cursor(file);
        if (cursor.peek(3) == SEQUENCE) {
            sequence(cursor);
        } else {
            packs(cursor);
        }
    }

    private static void packs(Cursor cursor) throws NotThat {
        int packets = 0;
        while (cursor.left() > 0) {
            if (cursor.left() < 4 || cursor.peek(0) != 0) {
                break;
            }
            int code = code(cursor);
            if (code == END) {
                break;
            }
            if (code == PACK) {
                boolean second = cursor.peek(0) >> 6 == 1;
                cursor.skip(second ? 9 : 8);
                cursor.skip(second ? cursor.u8() & 7 : 0);
            } else if (code >= FIRST_PACKET) {
                cursor.skip(cursor.u16());
                packets++;
            } else {
                throw new NotThat("one of its packets is none");
            }
        }
        if (packets == 0) {
            throw new NotThat("it has no pictures");
        }
        cursor.over();
    }

    /** The start codes of a bare sequence of pictures are those of pictures and their parts only. */
    private static void sequence(Cursor cursor) throws NotThat {
        boolean pictures = false;
        code(cursor);
        int size = (cursor.u8() << 16) | cursor.u16();
        Pixels.check(size >> 12, size & 0xfff);
        while (cursor.left() >= 4) {
            boolean code = cursor.peek(0) == 0 && cursor.peek(1) == 0 && cursor.peek(2) == 1;
            if (code && cursor.peek(3) >= END) {
                throw new NotThat("it mixes pictures with packets");
            }
            pictures |= code && cursor.peek(3) == PICTURE;
            cursor.skip(1);
        }
        if (!pictures) {
            throw new NotThat("it has no pictures");
        }
    }

    private static int code(Cursor cursor) throws NotThat {
        if (((cursor.u16() << 8) | cursor.u8()) != 1) {
            throw new NotThat("one of its packets is none");
        }
        return cursor.u8();
    }
}
