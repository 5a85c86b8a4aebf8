package health.onward.outside.scan;

/** MPEG audio: an optional tag, then frame after frame to the end. */
final class Mp3Format implements Format {

    private static final int[] MPEG1_LAYER1 = {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448};
    private static final int[] MPEG1_LAYER2 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
    private static final int[] MPEG1_LAYER3 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG2_LAYER1 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256};
    private static final int[] MPEG2_OTHERS = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES = {44_100, 48_000, 32_000};

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        var cursor = new Cursor(file);
        tag(cursor);
        int frames = 0;
        while (cursor.left() >= 4 && cursor.peek(0) == 0xff) {
            cursor.skip(frame(cursor));
            frames++;
        }
        if (frames < 2) {
            throw new NotThat("it has no sound");
        }
        if (cursor.left() == 128 && cursor.ascii(3).equals("TAG")) {
            return;
        }
        cursor.over();
    }

    private static void tag(Cursor cursor) throws NotThat {
        if (cursor.left() > 10 && cursor.peek(0) == 'I' && cursor.peek(1) == 'D' && cursor.peek(2) == '3') {
            cursor.skip(5);
            boolean footer = (cursor.u8() & 0x10) != 0;
            long size = 0;
            for (int n = 0; n < 4; n++) {
                size = (size << 7) | (cursor.u8() & 0x7f);
            }
            cursor.skip(size + (footer ? 10 : 0));
        }
    }

    /** How many bytes the frame takes; the last one may be cut off by a byte or two of padding. */
    private static int frame(Cursor cursor) throws NotThat {
        int second = cursor.peek(1);
        int version = (second >> 3) & 3;
        int layer = 4 - ((second >> 1) & 3);
        int bitRate = cursor.peek(2) >> 4;
        int rate = (cursor.peek(2) >> 2) & 3;
        boolean padded = (cursor.peek(2) & 2) != 0;
        if ((second & 0xe0) != 0xe0 || version == 1 || layer == 4 || bitRate == 0 || bitRate == 15 || rate == 3) {
            throw new NotThat("one of its frames is none");
        }
        int kilobits = table(version == 3, layer)[bitRate];
        int sampled = RATES[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        if (layer == 1) {
            return (12_000 * kilobits / sampled + (padded ? 1 : 0)) * 4;
        }
        int samples = layer == 3 && version != 3 ? 72_000 : 144_000;
        return samples * kilobits / sampled + (padded ? 1 : 0);
    }

    private static int[] table(boolean first, int layer) {
        if (!first) {
            return layer == 1 ? MPEG2_LAYER1 : MPEG2_OTHERS;
        }
        return switch (layer) {
            case 1 -> MPEG1_LAYER1;
            case 2 -> MPEG1_LAYER2;
            default -> MPEG1_LAYER3;
        };
    }
}
