package health.onward.server.demo;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /demo/clock}: moves the demo's time to an instant, or on by a duration; answers the new time. */
final class ClockRoute {

    private static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2099-12-31T00:00:00Z");
    private static final int LONGEST = 10_000;
    private static final String FORM =
            "send {\"now\": \"2026-12-01T09:00:00Z\"} or {\"advance\": \"P3D\"} or {\"advance\": \"PT2H\"}";

    private final DemoClock clock;

    ClockRoute(DemoClock clock) {
        this.clock = clock;
    }

    ServerResponse move(ServerRequest request) throws IOException {
        JsonNode body;
        try {
            body = JsonMapper.shared()
                    .readTree(request.servletRequest().getInputStream().readNBytes(LONGEST));
        } catch (JacksonException e) {
            return wrong(HttpStatus.BAD_REQUEST, "the body is not JSON: " + FORM);
        }
        if (!body.isObject() || body.size() != 1 || !Set.of("now", "advance").containsAll(body.propertyNames())) {
            return wrong(HttpStatus.UNPROCESSABLE_CONTENT, FORM);
        }
        String name = body.propertyNames().iterator().next();
        if (!body.path(name).isString()) {
            return wrong(HttpStatus.UNPROCESSABLE_CONTENT, "'" + name + "' is a text: " + FORM);
        }
        String value = body.path(name).asString();
        return name.equals("now")
                ? moved(() -> Instant.parse(value))
                : moved(() -> clock.instant().plus(Duration.parse(value)));
    }

    private ServerResponse moved(Supplier<Instant> wanted) {
        try {
            Instant to = wanted.get();
            if (to.isBefore(FIRST) || to.isAfter(LAST)) {
                return wrong(
                        HttpStatus.UNPROCESSABLE_CONTENT, "the demo's time lies between " + FIRST + " and " + LAST);
            }
            clock.moveTo(to);
            return ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("now", to.truncatedTo(ChronoUnit.MILLIS).toString()));
        } catch (DateTimeException | ArithmeticException e) {
            return wrong(HttpStatus.UNPROCESSABLE_CONTENT, "this is no instant or duration: " + FORM);
        }
    }

    private static ServerResponse wrong(HttpStatus status, String sentence) {
        return ServerResponse.status(status).contentType(MediaType.TEXT_PLAIN).body(sentence + "\n");
    }
}
