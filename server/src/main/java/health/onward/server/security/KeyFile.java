package health.onward.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import health.onward.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** A key pair in the data directory, for its owner only: made when it is first asked for, and kept. */
public final class KeyFile {

    private static final int BITS = 2048;

    private final JWSAlgorithm algorithm;

    private KeyFile(JWSAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** The key of our own issuer, so that tokens survive a restart. */
    static RSAKey ofIssuer(Path directory) {
        return new KeyFile(JWSAlgorithm.RS256).in(directory.resolve("issuer-key.json"));
    }

    /** The key of a demo application, which in life nobody but the application has. */
    public static RSAKey ofApplication(Path directory, String name) {
        return new KeyFile(JWSAlgorithm.RS512)
                .in(directory.resolve("applications").resolve(name + ".json"));
    }

    private RSAKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException | ParseException | JOSEException e) {
            throw new CannotStart(
                    "the key " + file + " cannot be read or made (" + e.getMessage()
                            + "): make the directory writable, or delete the file to get a new key",
                    e);
        }
    }

    /** Moved to its place when complete: a killed start leaves no half key. */
    private void make(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .keyIDFromThumbprint(true)
                .generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = file.resolveSibling(file.getFileName() + ".making");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, key.toJSONString());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
