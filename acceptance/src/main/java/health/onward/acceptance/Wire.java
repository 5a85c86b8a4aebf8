package health.onward.acceptance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The way to one server: sends requests as a client's system would, and tells each reply to whoever listens. */
public final class Wire implements AutoCloseable {

    public static final String FHIR = "application/fhir+json";

    public static final String ROOT = "/referrals/FHIR";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String server;
    private final Consumer<Reply> listener;

    /** @param server such as {@code http://localhost:8080} */
    public Wire(String server, Consumer<Reply> listener) {
        this.server = server;
        this.listener = listener;
    }

    /** Where the published API lies; code systems that the server hosts are named by it. */
    public String base() {
        return server + ROOT;
    }

    /** Without the API's path. */
    public String server() {
        return server;
    }

    /** @param path after the API's root, such as {@code /STU3/CodeSystem/SPECIALTY} */
    public Reply get(Person person, String path, String... headers) {
        return send(request(ROOT + path, person, headers).GET().build());
    }

    /** A write of its own: sent with a request id that no other has. */
    public Reply post(Person person, String path, JsonNode body, String... headers) {
        return send(request(ROOT + path, person, headers)
                .header("Content-Type", FHIR)
                .header("X-Request-ID", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** An operation that takes no body. */
    public Reply post(Person person, String path, String... headers) {
        return send(request(ROOT + path, person, headers)
                .header("X-Request-ID", UUID.randomUUID().toString())
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** A whole resource in the place of another (A034). */
    public Reply put(Person person, String path, JsonNode body, String... headers) {
        return send(request(ROOT + path, person, headers)
                .header("Content-Type", FHIR)
                .header("X-Request-ID", UUID.randomUUID().toString())
                .PUT(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** A file, as it is (A020). */
    public Reply upload(Person person, String path, byte[] file, String type, String... headers) {
        return send(request(ROOT + path, person, headers)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file))
                .build());
    }

    /** Outside the API, as JSON: the demo's events and its clock. */
    public Reply tell(String path, JsonNode body) {
        return send(HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Outside the API: what an address of the demo's own tells. */
    public Reply look(String path) {
        return send(HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .GET()
                .build());
    }

    /** What an operation answers that makes a file (A007, A019). */
    public byte[] generate(Person person, String path) {
        return file(request(ROOT + path, person)
                .header("X-Request-ID", UUID.randomUUID().toString())
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** A file that lies at an address which needs no token (A042's target). */
    public byte[] fetch(URI address) {
        return file(HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build());
    }

    private byte[] file(HttpRequest request) {
        var bytes = new AtomicReference<byte[]>();
        send(
                        request,
                        info -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), all -> {
                            bytes.set(all);
                            return info.statusCode() == 200
                                    ? all.length + " bytes"
                                    : new String(all, StandardCharsets.UTF_8);
                        }))
                .mustBe(200);
        return bytes.get();
    }

    /** Outside the API: the demo's own addresses. */
    public Reply form(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private HttpRequest.Builder request(String path, Person person, String... headers) {
        List<String> all = new ArrayList<>(person.headers());
        all.addAll(List.of(headers));
        return request(path, all);
    }

    /**
     * A request that a caller makes up by itself.
     *
     * @param path with everything after the server's name
     * @param headers names and values in turn
     */
    public HttpRequest.Builder request(String path, List<String> headers) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
        for (int n = 0; n < headers.size(); n += 2) {
            request.setHeader(headers.get(n), headers.get(n + 1));
        }
        return request;
    }

    public Reply send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    private Reply send(HttpRequest request, BodyHandler<String> reader) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, reader);
            URI address = request.uri();
            String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            var reply = new Reply(
                    request.method(),
                    address.getPath() + query,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - start));
            listener.accept(reply);
            return reply;
        } catch (ConnectException e) {
            throw new NotAsItShould("no server answers at " + server + ": start one with './onward start'");
        } catch (IOException e) {
            throw new NotAsItShould(request.method() + " " + request.uri() + " broke off: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAsItShould("interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
