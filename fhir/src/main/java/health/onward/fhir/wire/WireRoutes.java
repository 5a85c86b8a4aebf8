package health.onward.fhir.wire;

import health.onward.platform.Answer;
import health.onward.platform.Failures;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Serves a table of endpoints under {@code /referrals/FHIR}; nothing that a caller sends gets past it as a 5xx. */
public final class WireRoutes {

    public static final String ROOT = "/referrals/FHIR";

    private static final Logger LOG = LoggerFactory.getLogger(WireRoutes.class);

    private final Admission admission;
    private final RefusalAnswers refusals;
    private final Supplier<UUID> requestIds;

    public WireRoutes(Admission admission, RefusalAnswers refusals, Supplier<UUID> requestIds) {
        this.admission = admission;
        this.refusals = refusals;
        this.requestIds = requestIds;
    }

    public RouterFunction<ServerResponse> serve(List<Endpoint> endpoints) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Endpoint endpoint : endpoints) {
            HttpMethod method = HttpMethod.valueOf(endpoint.method().name());
            routes.route(
                    RequestPredicates.method(method).and(RequestPredicates.path(ROOT + endpoint.path())),
                    handler(endpoint));
        }
        List<Door> doors = endpoints.stream().map(Door::of).toList();
        routes.route(request -> doors.stream().anyMatch(door -> door.leadsTo(request)), wrongMethod(doors));
        routes.route(
                RequestPredicates.path(ROOT + "/**"),
                request -> AnswerWriter.write(
                        fixed(RefusalCode.NOT_FOUND, "there is no such endpoint", request),
                        request,
                        requestId(request)));
        return routes.build();
    }

    /** Where an endpoint is, and with which method it is entered. */
    private record Door(PathPattern path, String method) {

        static Door of(Endpoint endpoint) {
            return new Door(
                    PathPatternParser.defaultInstance.parse(ROOT + endpoint.path()),
                    endpoint.method().name());
        }

        boolean leadsTo(ServerRequest request) {
            return path.matches(request.requestPath().pathWithinApplication());
        }
    }

    private HandlerFunction<ServerResponse> wrongMethod(List<Door> doors) {
        return request -> {
            String methods = doors.stream()
                    .filter(door -> door.leadsTo(request))
                    .map(Door::method)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            Answer answer = fixed(RefusalCode.METHOD_NOT_ALLOWED, "here are " + methods + " only", request)
                    .with("Allow", methods);
            return AnswerWriter.write(answer, request, requestId(request));
        };
    }

    private HandlerFunction<ServerResponse> handler(Endpoint endpoint) {
        return request -> {
            String requestId = requestId(request);
            Answer answer = answer(endpoint, request, requestId);
            return AnswerWriter.write(answer, request, requestId);
        };
    }

    private Answer answer(Endpoint endpoint, ServerRequest request, String requestId) {
        Outcome<Answer> outcome;
        try {
            outcome = admission.admit(endpoint, request, requestId).then(endpoint.operation()::answer);
        } catch (Exception e) {
            LOG.error("{} failed, request {}", endpoint.id(), requestId, e);
            outcome = Outcome.refused(Failures.code(e), "the request could not be completed; quote " + requestId);
        }
        return switch (outcome) {
            case Outcome.Accepted(var answer) -> answer;
            case Outcome.Refused<Answer> refused -> refusals.of(refused, endpoint.errors());
        };
    }

    private Answer fixed(RefusalCode code, String sentence, ServerRequest request) {
        ErrorStyle style = request.path().startsWith(ROOT + "/R4/") ? ErrorStyle.R4 : ErrorStyle.STU3;
        return refusals.of(new Outcome.Refused<Answer>(List.of(new Refusal(code, sentence))), style);
    }

    /** The caller's own id when it sent one; always with the count that the published header carries. */
    private String requestId(ServerRequest request) {
        String sent = request.headers().firstHeader("X-Request-ID");
        return sent != null && sent.matches("[A-Za-z0-9._-]{1,100}")
                ? sent
                : requestIds.get().toString();
    }
}
