package health.onward.outside.scan;

import java.util.HashSet;
import java.util.Set;

/** A TIFF picture: directories that lie within the file and do not run in circles, each with a picture of a size that can be shown. */
final class TiffFormat implements Format {

    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int MOST_PAGES = 500;

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        boolean littleEndian = file[0] == 'I';
        var cursor = new Cursor(file).skip(4);
        long next = cursor.u32(littleEndian);
        Set<Long> seen = new HashSet<>();
        while (next != 0) {
            if (!seen.add(next) || seen.size() > MOST_PAGES) {
                throw new NotThat("its pages run in circles");
            }
            next = directory(file, next, littleEndian);
        }
        if (seen.isEmpty()) {
            throw new NotThat("it has no picture");
        }
    }

    /** Where the next one is, or 0. */
    private static long directory(byte[] file, long place, boolean littleEndian) throws NotThat {
        var cursor = new Cursor(file).to((int) Math.min(place, Integer.MAX_VALUE));
        int entries = cursor.u16(littleEndian);
        long width = 0;
        long height = 0;
        for (int n = 0; n < entries; n++) {
            int tag = cursor.u16(littleEndian);
            int type = cursor.u16(littleEndian);
            long count = cursor.u32(littleEndian);
            if (type == 0 || type >= SIZES.length || count > file.length) {
                throw new NotThat("one of its entries is none");
            }
            long length = count * SIZES[type];
            var value = new Cursor(file).to(cursor.at());
            long number = type == 3 ? value.u16(littleEndian) : value.u32(littleEndian);
            if (length > 4) {
                new Cursor(file)
                        .to((int) Math.min(value.to(cursor.at()).u32(littleEndian), Integer.MAX_VALUE))
                        .skip(length);
            }
            cursor.skip(4);
            width = tag == WIDTH ? number : width;
            height = tag == HEIGHT ? number : height;
        }
        Pixels.check(width, height);
        return cursor.u32(littleEndian);
    }
}
