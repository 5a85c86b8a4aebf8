package health.onward.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody needs to know: made at random, kept in files that only their owner reads. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static void make(Path file) throws IOException {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    static String readOrMake(Path file) throws IOException {
        if (!Files.exists(file) || read(file).isEmpty()) {
            make(file);
        }
        return read(file);
    }
}
