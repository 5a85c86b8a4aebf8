package health.onward.fhir.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A digest of what a write asks for, so that a reused key with another request is noticed. */
final class Fingerprints {

    private Fingerprints() {}

    static byte[] of(WireCall call, String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String head = "%s %s %s\n".formatted(call.endpoint().method(), call.target(), call.version());
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(content.getBytes(StandardCharsets.UTF_8));
            return digest.digest(call.body());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
