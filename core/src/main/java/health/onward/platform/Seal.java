package health.onward.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals short secrets, so that who has only the database cannot read them: AES-256-GCM, bound to whom the secret belongs. The
 * nonce is drawn from the secret itself, so that no two different secrets ever share one; sealing the same twice gives the same.
 */
public final class Seal {

    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** @param key names the key, and tells nothing about it */
    public record Sealed(String key, byte[] bytes) {}

    private record Keys(byte[] cipher, byte[] nonce) {}

    private final String current;
    private final Map<String, Keys> keys = new LinkedHashMap<>();

    /** @param earlier keys that still open what was sealed with them */
    public Seal(byte[] key, List<byte[]> earlier) {
        this.current = add(key);
        earlier.forEach(this::add);
    }

    private String add(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
        }
        String name = HexFormat.of().formatHex(mac(key, "name"), 0, 4);
        keys.putIfAbsent(name, new Keys(mac(key, "cipher"), mac(key, "nonce")));
        return name;
    }

    public Sealed seal(String secret, String belongsTo) {
        Keys with = java.util.Objects.requireNonNull(keys.get(current));
        byte[] nonce = Arrays.copyOf(mac(with.nonce(), belongsTo + "\n" + secret), NONCE_BYTES);
        byte[] text = run(Cipher.ENCRYPT_MODE, with, nonce, secret.getBytes(StandardCharsets.UTF_8), belongsTo);
        byte[] bytes = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
        System.arraycopy(text, 0, bytes, NONCE_BYTES, text.length);
        return new Sealed(current, bytes);
    }

    /** Nothing, when it was sealed with a key that we do not have (any more), or for somebody else. */
    public Optional<String> open(Sealed kept, String belongsTo) {
        Keys with = keys.get(kept.key());
        if (with == null || kept.bytes().length <= NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(kept.bytes(), NONCE_BYTES);
        byte[] text = Arrays.copyOfRange(kept.bytes(), NONCE_BYTES, kept.bytes().length);
        try {
            return Optional.of(new String(opened(with, nonce, text, belongsTo), StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        }
    }

    private static byte[] opened(Keys with, byte[] nonce, byte[] text, String belongsTo) throws AEADBadTagException {
        try {
            return run(Cipher.DECRYPT_MODE, with, nonce, text, belongsTo);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof AEADBadTagException bad) {
                throw bad;
            }
            throw e;
        }
    }

    private static byte[] run(int mode, Keys with, byte[] nonce, byte[] text, String belongsTo) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(with.cipher(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
