package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /demo/events}: lets something happen that has no endpoint. {@code GET} tells what can (docs/demo.md). */
public final class EventsRoute {

    public static final String PATH = "/demo/events";

    private static final int LONGEST = 100_000;
    private static final Map<RefusalCode, HttpStatus> STATUSES = Map.of(
            RefusalCode.NOT_FOUND, HttpStatus.NOT_FOUND,
            RefusalCode.FORBIDDEN, HttpStatus.FORBIDDEN,
            RefusalCode.VERSION_CONFLICT, HttpStatus.CONFLICT,
            RefusalCode.LOCKED, HttpStatus.LOCKED,
            RefusalCode.PAS_RESPONDED_WITH_ERROR, HttpStatus.BAD_GATEWAY,
            RefusalCode.PAS_NOT_RESPONDING, HttpStatus.GATEWAY_TIMEOUT);

    private final Map<String, Event> events;
    private final EventReader reader;

    EventsRoute(List<Event> events, EventReader reader) {
        this.events = new TreeMap<>();
        events.forEach(event -> {
            if (this.events.put(event.name(), event) != null) {
                throw new IllegalArgumentException("two events are called " + event.name());
            }
        });
        this.reader = reader;
    }

    public void addTo(RouterFunctions.Builder routes) {
        routes.GET(PATH, request -> json(HttpStatus.OK, told())).POST(PATH, this::happen);
    }

    private ServerResponse happen(ServerRequest request) throws IOException {
        byte[] sent = request.servletRequest().getInputStream().readNBytes(LONGEST + 1);
        if (sent.length > LONGEST) {
            return wrong(HttpStatus.CONTENT_TOO_LARGE, "the body has more than 100,000 bytes");
        }
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(sent);
        } catch (JacksonException e) {
            return wrong(HttpStatus.BAD_REQUEST, "the body is not JSON");
        }
        return Optional.ofNullable(events.get(body.path(EventReader.EVENT).asString("")))
                .map(event -> answer(reader.read(event, body).then(event::happen)))
                .orElseGet(() -> wrong(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "'event' is one of " + String.join(", ", events.keySet()) + "; GET " + PATH + " tells more"));
    }

    private static ServerResponse answer(Outcome<Happened> outcome) {
        return switch (outcome) {
            case Accepted(var happened) -> json(HttpStatus.OK, happened.members());
            case Refused<Happened> refused ->
                json(
                        STATUSES.getOrDefault(refused.code(), HttpStatus.UNPROCESSABLE_CONTENT),
                        Map.of(
                                "refused",
                                refused.refusals().stream()
                                        .map(EventsRoute::told)
                                        .toList()));
        };
    }

    private static Map<String, String> told(Refusal refusal) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("code", refusal.code().name());
        if (refusal.where() != null) {
            told.put("where", refusal.where());
        }
        told.put("sentence", refusal.sentence());
        return told;
    }

    private List<Map<String, Object>> told() {
        return events.values().stream().map(EventWords::told).toList();
    }

    private static ServerResponse wrong(HttpStatus status, String sentence) {
        return json(status, Map.of("refused", List.of(Map.of("sentence", sentence))));
    }

    private static ServerResponse json(HttpStatus status, Object body) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
