package health.onward.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A body that has come in whole, in a file of its own until somebody keeps it. */
final class Received implements AutoCloseable {

    private final Path file;
    private final long bytes;
    private final Digest sha256;
    private final byte[] first;

    /**
     * @param bytes more than {@link UploadRules#LARGEST} when it was too long: then not all of it is here
     * @param first the first bytes
     */
    Received(Path file, long bytes, Digest sha256, byte[] first) {
        this.file = file;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.first = first;
    }

    Path file() {
        return file;
    }

    long bytes() {
        return bytes;
    }

    Digest sha256() {
        return sha256;
    }

    byte[] first() {
        return first;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
