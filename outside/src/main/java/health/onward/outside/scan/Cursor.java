package health.onward.outside.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a file from its beginning; what ends too early is not that. */
final class Cursor {

    private final byte[] file;
    private final int end;
    private int at;

    Cursor(byte[] file) {
        this(file, 0, file.length);
    }

    Cursor(byte[] file, int from, int end) {
        this.file = file;
        this.at = from;
        this.end = end;
    }

    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    Cursor to(int place) throws NotThat {
        if (place < 0 || place > end) {
            throw new NotThat("it points outside itself");
        }
        at = place;
        return this;
    }

    Cursor skip(long bytes) throws NotThat {
        if (bytes < 0 || bytes > left()) {
            throw new NotThat("it ends too early");
        }
        at += (int) bytes;
        return this;
    }

    int u8() throws NotThat {
        skip(1);
        return file[at - 1] & 0xff;
    }

    int peek(int ahead) throws NotThat {
        if (ahead >= left()) {
            throw new NotThat("it ends too early");
        }
        return file[at + ahead] & 0xff;
    }

    int u16() throws NotThat {
        return (u8() << 8) | u8();
    }

    int u16(boolean littleEndian) throws NotThat {
        int first = u8();
        int second = u8();
        return littleEndian ? (second << 8) | first : (first << 8) | second;
    }

    long u32() throws NotThat {
        return ((long) u16() << 16) | u16();
    }

    long u32(boolean littleEndian) throws NotThat {
        long first = u16(littleEndian);
        long second = u16(littleEndian);
        return littleEndian ? (second << 16) | first : (first << 16) | second;
    }

    byte[] bytes(int count) throws NotThat {
        skip(count);
        return Arrays.copyOfRange(file, at - count, at);
    }

    String ascii(int count) throws NotThat {
        return new String(bytes(count), StandardCharsets.ISO_8859_1);
    }

    /** Nothing but filling may come now. */
    void over() throws NotThat {
        while (left() > 0) {
            if (u8() != 0) {
                throw new NotThat("something follows after its end");
            }
        }
    }
}
