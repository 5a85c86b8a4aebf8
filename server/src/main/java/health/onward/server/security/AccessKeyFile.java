package health.onward.server.security;

import health.onward.platform.CannotStart;
import health.onward.platform.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key of the patients' access codes where an operator set none: in the data directory, for its owner only, made once and kept. */
public final class AccessKeyFile {

    private static final String NAME = "access-key";

    private AccessKeyFile() {}

    public static byte[] in(Path directory) {
        Path file = directory.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == Seal.KEY_BYTES) {
                return key;
            }
            throw new CannotStart(
                    "the key " + file + " is not whole: put back a copy, or delete it and issue new codes");
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "the key " + file + " cannot be read or made (" + e.getMessage() + "): make the directory writable,"
                            + " or put back a copy of the file",
                    e);
        }
    }

    /** Moved to its place when complete: a killed start leaves no half key. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[Seal.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = file.resolveSibling(NAME + ".making");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, Base64.getEncoder().encodeToString(key));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
