package health.onward.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes over the wire, kept so that a repeated write gets the very same one.
 *
 * @param body all of it; empty when it is {@code streamed}
 * @param streamed writes a body that may be too long for memory, once; null for every other answer, and so for every write
 */
public record Answer(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable Streamed streamed) {

    /** A body that is ready but not in memory: nothing can be refused any more when it is written. */
    @FunctionalInterface
    public interface Streamed {
        void writeTo(OutputStream out) throws IOException;
    }

    public Answer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, null);
    }

    public Answer(int status, Map<String, String> headers, Streamed streamed) {
        this(status, headers, new byte[0], streamed);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, streamed);
    }
}
