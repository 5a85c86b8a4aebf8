package health.onward.outside.scan;

import java.util.zip.CRC32;

/** A PNG picture: chunks whose checks are right, of a size that can be shown, and nothing after the last. */
final class PngFormat implements Format {

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        var cursor = new Cursor(file).skip(8);
        boolean first = true;
        boolean picture = false;
        while (true) {
            long length = cursor.u32();
            int from = cursor.at();
            String type = cursor.ascii(4);
            cursor.skip(length);
            var sum = new CRC32();
            sum.update(file, from, cursor.at() - from);
            if (cursor.u32() != sum.getValue() || first != type.equals("IHDR")) {
                throw new NotThat("one of its chunks is damaged or out of place");
            }
            if (first) {
                var header = new Cursor(file).to(from + 4);
                Pixels.check(header.u32(), header.u32());
            }
            first = false;
            picture |= type.equals("IDAT");
            if (type.equals("IEND")) {
                break;
            }
        }
        if (!picture || cursor.left() > 0) {
            throw new NotThat("it has no picture, or something follows after its end");
        }
    }
}
