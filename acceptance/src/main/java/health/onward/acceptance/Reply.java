package health.onward.acceptance;

import java.net.http.HttpHeaders;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said to one request. */
public record Reply(String method, String path, int status, HttpHeaders headers, String body, Duration took) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The body as JSON; missing when there is none. */
    public JsonNode json() {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            throw new NotAsItShould(call() + " must be answered with JSON, but was answered " + shortened());
        }
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String call() {
        return method + " " + path;
    }

    public Reply mustBe(int expected) {
        NotAsItShould.unless(
                status == expected,
                call() + " must be answered " + expected + ", but was answered " + status + " " + shortened());
        return this;
    }

    /** The error code of an OperationOutcome's first issue, or nothing. */
    public String code() {
        return json().at("/issue/0/details/coding/0/code").asString("");
    }

    private String shortened() {
        String line = body.replaceAll("\\s+", " ");
        return line.length() > 400 ? line.substring(0, 400) + "…" : line;
    }
}
