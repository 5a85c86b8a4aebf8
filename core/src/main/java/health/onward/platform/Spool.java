package health.onward.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Takes up something long while a transaction reads it, to be sent after the commit: a slow receiver then holds no connection,
 * and an error on the way can still be answered as one. The first part stays in memory, the rest goes to a file that has no
 * name any more and that nobody else can open.
 */
public final class Spool extends OutputStream {

    private final int inMemory;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private @Nullable OutputStream rest;
    private long size;

    public Spool() {
        this(256 * 1024);
    }

    /** @param inMemory bytes; about as many again may be held for a moment */
    public Spool(int inMemory) {
        this.inMemory = inMemory;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        size += length;
        if (rest == null && first.size() + length <= inMemory) {
            first.write(bytes, from, length);
            return;
        }
        if (rest == null) {
            file = unnamed();
            rest = Channels.newOutputStream(file);
        }
        rest.write(bytes, from, length);
    }

    /** In bytes, of all that was written. */
    public long size() {
        return size;
    }

    /** Sends all that was written, and forgets it. */
    public void sendTo(OutputStream out) throws IOException {
        try (this) {
            first.writeTo(out);
            if (file != null) {
                file.position(0);
                try (InputStream stored = Channels.newInputStream(file)) {
                    stored.transferTo(out);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private static FileChannel unnamed() throws IOException {
        // DELETE_ON_CLOSE takes the name away at once, so that nothing is left behind even after a kill -9.
        return FileChannel.open(
                Files.createTempFile("onward-", ".spool"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }
}
