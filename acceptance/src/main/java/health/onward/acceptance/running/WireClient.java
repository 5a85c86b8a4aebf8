package health.onward.acceptance.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over one kept connection, and no more of it than our server speaks: a measurement must not measure its client.
 * Connects at the first request; after a failure the next one connects anew.
 */
public final class WireClient implements AutoCloseable {

    /** @param version what the ETag says */
    public record Reply(int status, OptionalLong version, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final int port;
    private @Nullable WireConnection connection;

    public WireClient(int port) {
        this.port = port;
    }

    /**
     * @param headers whole lines, each ended by CR LF, without those that belong to the connection
     * @param body its parts, one after another
     * @throws IOException when there was no complete answer: whether the server did it is then unknown
     */
    public Reply send(String method, String path, String headers, byte[]... body) throws IOException {
        boolean whole = false;
        try {
            WireConnection open = connected();
            String head = method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Length: "
                    + Arrays.stream(body).mapToInt(part -> part.length).sum() + "\r\n" + headers + "\r\n";
            open.write(head.getBytes(StandardCharsets.US_ASCII), body);
            Reply reply = open.read();
            whole = !open.ends();
            return reply;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private WireConnection connected() throws IOException {
        if (connection == null) {
            connection = new WireConnection(port);
        }
        return connection;
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        } finally {
            connection = null;
        }
    }
}
