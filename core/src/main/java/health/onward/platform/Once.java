package health.onward.platform;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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
public record Once<T>(String caller, @Nullable String key, byte[] fingerprint, Function<T, Answer> write) {

    private static final Answer NOT_SENT = new Answer(204, Map.of(), new byte[0]);

    /** For somebody within the house, who sends no key and wants the value itself. */
    public static <T> Outcome<T> value(String caller, Function<Once<T>, Outcome<Answer>> command) {
        var kept = new AtomicReference<@Nullable T>();
        var once = new Once<T>(caller, null, new byte[0], value -> {
            kept.set(value);
            return NOT_SENT;
        });
        return command.apply(once).map(answer -> Objects.requireNonNull(kept.get()));
    }
}
