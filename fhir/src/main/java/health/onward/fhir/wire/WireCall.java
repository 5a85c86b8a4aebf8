package health.onward.fhir.wire;

import health.onward.identity.Actor;
import health.onward.identity.Claims;
import health.onward.identity.UserId;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call as an operation sees it.
 *
 * @param path the values of the path's variables
 * @param query each parameter with all its values, percent-decoded, in the order sent
 * @param headers the first value of each, keyed by lower-case name
 * @param body what was sent, at most {@link Bodies#LIMIT} bytes
 * @param file what was sent to an endpoint that takes files, not read yet; then the body is empty
 * @param claims who the token says is calling
 * @param signedIn who acts, checked; absent only for endpoints outside any organisation (A030)
 * @param version the version that If-Match names
 * @param base the API's absolute base, ending before {@code /STU3}
 */
public record WireCall(
        Endpoint endpoint,
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body,
        File file,
        Claims claims,
        Optional<Actor> signedIn,
        OptionalLong version,
        String base,
        @Nullable String idempotencyKey,
        String target) {

    /** @param length as announced, or -1 */
    public record File(Opening opening, long length) {

        @FunctionalInterface
        public interface Opening {
            InputStream open() throws IOException;
        }
    }

    /** A call to an endpoint that takes no files. */
    public WireCall(
            Endpoint endpoint,
            Map<String, String> path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            byte[] body,
            Claims claims,
            Optional<Actor> signedIn,
            OptionalLong version,
            String base,
            @Nullable String idempotencyKey,
            String target) {
        this(endpoint, path, query, headers, body, NO_FILE, claims, signedIn, version, base, idempotencyKey, target);
    }

    static final File NO_FILE = new File(InputStream::nullInputStream, 0);

    public Actor actor() {
        return signedIn.orElseThrow();
    }

    /** The person who calls; endpoints outside any organisation are for people only. */
    public UserId person() {
        return ((Claims.OfPerson) claims).user();
    }

    public String path(String name) {
        return path.getOrDefault(name, "");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** This write, to be done at most once for the caller's key, with the way its result is put into words. */
    public <T> Once<T> once(Function<T, Answer> write) {
        return once("", write);
    }

    /** @param content stands for all that was sent and is not in the body */
    public <T> Once<T> once(String content, Function<T, Answer> write) {
        return new Once<>(actor().caller(), idempotencyKey, Fingerprints.of(this, content), write);
    }
}
