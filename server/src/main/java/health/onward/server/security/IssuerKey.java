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

/** The key of our own issuer: made at the first start, kept in the data directory, so that tokens survive a restart. */
final class IssuerKey {

    private static final int BITS = 2048;

    private IssuerKey() {}

    static RSAKey in(Path directory) {
        Path file = directory.resolve("issuer-key.json");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException | ParseException | JOSEException e) {
            throw new CannotStart(
                    "the issuer's key " + file + " cannot be read or made (" + e.getMessage()
                            + "): make the directory writable, or delete the file to get a new key",
                    e);
        }
    }

    /** Moved to its place when complete: a killed start leaves no half key. */
    private static void make(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = file.resolveSibling("issuer-key.making");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, key.toJSONString());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
