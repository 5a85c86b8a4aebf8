package health.onward.outside.scan;

/** Finds an archive that was hung onto a file of another type: programs that open archives look at a file's end first. */
final class ZipTail {

    private static final int RECORD = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private ZipTail() {}

    static void none(byte[] file) throws NotThat {
        int first = Math.max(0, file.length - RECORD - LONGEST_COMMENT);
        for (int at = file.length - RECORD; at >= first; at--) {
            if (file[at] == 'P'
                    && file[at + 1] == 'K'
                    && file[at + 2] == 5
                    && file[at + 3] == 6
                    && directory(file, at)) {
                throw new NotThat("an archive hangs at its end");
            }
        }
    }

    /** Whether the record points at a directory before it; four letters alone may be chance. */
    private static boolean directory(byte[] file, int record) throws NotThat {
        var cursor = new Cursor(file).to(record + 12);
        long length = cursor.u32(true);
        return length > 0 && length <= record;
    }
}
