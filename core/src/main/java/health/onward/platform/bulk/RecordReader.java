package health.onward.platform.bulk;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Gives up on a record that has no end: a forgotten quote must not take the whole rest of a file into memory. */
final class RecordReader extends FilterReader {

    /** Far above any row of ours; what the parser reads ahead of a record counts too. */
    static final int LONGEST = 256 * 1024;

    private int since;

    RecordReader(Reader in) {
        super(in);
    }

    static final class TooLong extends IOException {
        TooLong() {
            super("a row is longer than " + LONGEST
                    + " characters: a quote (\") has no partner there, or it is no such file");
        }
    }

    void nextRecord() {
        since = 0;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (since > LONGEST) {
            throw new TooLong();
        }
        int read = super.read(into, from, length);
        since += Math.max(read, 0);
        return read;
    }

    @Override
    public int read() throws IOException {
        since++;
        return super.read();
    }
}
