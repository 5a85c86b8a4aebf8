package health.onward.server;

import health.onward.server.exercise.Exercises;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running server over HTTP. Never changed: each {@code with} gives another client. */
public record Client(String url, Map<String, String> headers) {

    private static final String API = "/referrals/FHIR";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** What came back. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** A header's first value, or nothing. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        /** The code of the outcome's first issue, or nothing. */
        public String code() {
            return body.isEmpty()
                    ? ""
                    : json().at("/issue/0/details/coding/0/code").asString("");
        }
    }

    public Client {
        headers = Map.copyOf(headers);
    }

    public Client with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Client(url, more);
    }

    public Client without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Client(url, fewer);
    }

    /** @param path below the API's base, such as {@code /R4/PractitionerRole}, or a whole path that starts with another word */
    public Reply get(String path) {
        return send("GET", path, "");
    }

    /** Posts FHIR JSON, unless another Content-Type is set. */
    public Reply post(String path, String body) {
        Client client = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/fhir+json");
        return client.send("POST", path, body);
    }

    public Reply send(String method, String path, String body) {
        String whole = path.startsWith("/STU3/") || path.startsWith("/R4/") ? API + path : path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + whole))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            Reply reply = reply(HTTP.send(request.build(), BodyHandlers.ofString()));
            Exercises.note(method, whole, reply.status(), reply.body());
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        return new Reply(response.statusCode(), headers, response.body());
    }
}
