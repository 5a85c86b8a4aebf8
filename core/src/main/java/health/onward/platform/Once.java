package health.onward.platform;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a write is answered, and how a repetition of it is recognised.
 *
 * @param caller who sends it; keys of different callers never meet
 * @param key the caller's key for this write, or null when it sent none (then each sending is a write of its own)
 * @param fingerprint a digest of method, path, version and body: the same key with another fingerprint is refused
 * @param write puts the accepted value into words; runs inside the transaction, so it must not do I/O
 */
public record Once<T>(String caller, @Nullable String key, byte[] fingerprint, Function<T, Answer> write) {}
