package health.onward.outside.scan;

import java.nio.charset.StandardCharsets;

/** Everything that was unpacked from a file: in sum not too much, and searched for what we know to do harm. */
final class Parts {

    /** Bytes; letters with pictures stay far below it, and archives made to fill memories do not. */
    private static final long MOST = 100L * 1024 * 1024;

    /** The test file of the European Institute for Computer Antivirus Research, written so that this file is none. */
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
                    + "!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private long unpacked;
    private boolean threat;

    void add(byte[] part) throws NotThat {
        grow(part.length);
        threat |= contains(part, EICAR);
    }

    /** Says how much has been unpacked, before it is all there. */
    void grow(long bytes) throws NotThat {
        unpacked += bytes;
        if (unpacked > MOST) {
            throw new NotThat("it unpacks to more than " + MOST + " bytes");
        }
    }

    boolean threat() {
        return threat;
    }

    static boolean contains(byte[] where, byte[] what) {
        for (int at = 0; at <= where.length - what.length; at++) {
            int n = 0;
            while (n < what.length && where[at + n] == what[n]) {
                n++;
            }
            if (n == what.length) {
                return true;
            }
        }
        return false;
    }
}
