package health.onward.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/** Takes in what somebody sends as it arrives: through a small buffer into a file, however many send at once. */
public final class Intake {

    /** What comes after the largest is read and forgotten up to here, so that the sender is still there to hear the answer. */
    private static final long PATIENCE = 32L * 1024 * 1024;

    private static final int BUFFER = 16 * 1024;

    /** The sender went away before all was here. */
    static final class CutOff extends IOException {
        CutOff(String message) {
            super(message);
        }

        CutOff(IOException cause) {
            super("the connection broke", cause);
        }
    }

    private final Path directory;

    /** @param directory on the disk where files are kept, if they are kept in files: then they need only be moved there */
    public Intake(Path directory) {
        this.directory = directory;
    }

    /** @param announced how many bytes the sender said there are, or -1 */
    Received receive(InputStream body, long announced) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.createTempFile(directory, "", ".incoming");
        try {
            return into(file, body, announced);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** What a crash left half received. */
    void forget(Instant before) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".incoming")).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Received into(Path file, InputStream body, long announced) throws IOException {
        MessageDigest digest = Digest.begun();
        byte[] buffer = new byte[BUFFER];
        byte[] first = new byte[0];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            int read;
            while ((read = read(body, buffer)) >= 0 && bytes <= PATIENCE) {
                if (first.length < SignatureRules.LENGTH && read > 0) {
                    first = joined(first, buffer, Math.min(read, SignatureRules.LENGTH - first.length));
                }
                bytes += read;
                if (bytes <= UploadRules.LARGEST) {
                    digest.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                }
                letOthers();
            }
        }
        if (announced > bytes && bytes <= PATIENCE) {
            throw new CutOff("%d bytes of %d came".formatted(bytes, announced));
        }
        return new Received(file, bytes, Digest.of(digest.digest()), first);
    }

    /**
     * As long as something has come, reading does not wait, and nobody takes the core from a virtual thread: the sign-ins of others
     * would wait for all of this file, and of a hundred more.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void letOthers() {
        Thread.yield();
    }

    private static int read(InputStream body, byte[] buffer) throws CutOff {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new CutOff(e);
        }
    }

    private static byte[] joined(byte[] first, byte[] buffer, int more) {
        byte[] longer = Arrays.copyOf(first, first.length + more);
        System.arraycopy(buffer, 0, longer, first.length, more);
        return longer;
    }
}
