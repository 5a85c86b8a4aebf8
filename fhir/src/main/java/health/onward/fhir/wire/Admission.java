package health.onward.fhir.wire;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;

import health.onward.identity.Actor;
import health.onward.identity.Callers;
import health.onward.identity.Claims;
import health.onward.identity.SaidContext;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Checks everything about a call that does not depend on its endpoint, in the order that is part of the contract: token and
 * levels, rate, headers and function, media types, version header, parameters, size.
 */
public final class Admission {

    /** What the published gateway passes on to the system behind it; an application that sends them itself is up to no good. */
    private static final List<String> INNER_HEADERS =
            List.of("x-ers-ods-code", "x-ers-business-function", "x-ers-user-id");

    private final Tokens tokens;
    private final Callers callers;
    private final Throttle throttle;
    private final PublicAddress address;

    public Admission(Tokens tokens, Callers callers, Throttle throttle, PublicAddress address) {
        this.tokens = tokens;
        this.callers = callers;
        this.throttle = throttle;
        this.address = address;
    }

    Outcome<WireCall> admit(Endpoint endpoint, ServerRequest request, String requestId) {
        return tokens.claims(request.servletRequest())
                .map(Outcome::accepted)
                .orElseGet(() -> refused(RefusalCode.NO_ACCESS, "sign in first"))
                .then(callers::strongEnough)
                .then(claims -> notTooOften(claims, request))
                .then(claims -> signedIn(endpoint, claims, request, requestId)
                        .then(actor -> Negotiation.check(endpoint, request)
                                .then(version -> call(endpoint, request, claims, actor, version))));
    }

    private Outcome<Claims> notTooOften(Claims claims, ServerRequest request) {
        return throttle.admits(claims, header(request, SaidContext.ORGANISATION))
                ? accepted(claims)
                : refused(RefusalCode.TOO_MANY_REQUESTS, "there were too many requests; wait, each time twice as long");
    }

    private Outcome<Optional<Actor>> signedIn(
            Endpoint endpoint, Claims claims, ServerRequest request, String requestId) {
        boolean person = claims instanceof Claims.OfPerson;
        if (!person && INNER_HEADERS.stream().anyMatch(name -> request.headers().firstHeader(name) != null)) {
            return refused(RefusalCode.INNER_HEADER, "these headers are not for callers");
        }
        if (!endpoint.inContext()) {
            return person
                    ? accepted(Optional.empty())
                    : refused(RefusalCode.FORBIDDEN, "this is for people, not for applications");
        }
        var said = new SaidContext(
                header(request, SaidContext.ORGANISATION),
                header(request, SaidContext.FUNCTION),
                header(request, SaidContext.ON_BEHALF_OF));
        return callers.actor(claims, said, endpoint.access(), endpoint.id(), requestId)
                .map(Optional::of);
    }

    private Outcome<WireCall> call(
            Endpoint endpoint, ServerRequest request, Claims claims, Optional<Actor> actor, OptionalLong version) {
        Map<String, List<String>> query = Map.copyOf(request.params());
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .asHttpHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return Negotiation.parameters(endpoint, query)
                .then(known -> usableKey(key(headers)))
                .then(usable -> endpoint.media().upload() ? accepted(new byte[0]) : body(request))
                .map(body -> new WireCall(
                        endpoint,
                        request.pathVariables(),
                        query,
                        headers,
                        body,
                        endpoint.media().upload() ? file(request) : WireCall.NO_FILE,
                        claims,
                        actor,
                        version,
                        address.base(request.servletRequest()),
                        key(headers),
                        request.path()));
    }

    private static @Nullable String key(Map<String, String> headers) {
        String key = headers.get("idempotency-key");
        return key != null ? key : headers.get("x-request-id");
    }

    private static Outcome<Boolean> usableKey(@Nullable String key) {
        return key == null || key.matches("[\\x21-\\x7e]{1,255}")
                ? accepted(true)
                : refused(RefusalCode.BAD_REQUEST, "a request id has 1 to 255 visible ASCII characters");
    }

    private static Outcome<byte[]> body(ServerRequest request) {
        try (var stream = request.servletRequest().getInputStream()) {
            byte[] body = stream.readNBytes(Bodies.LIMIT + 1);
            return body.length > Bodies.LIMIT
                    ? refused(RefusalCode.TOO_LARGE, "a JSON body has at most " + Bodies.LIMIT + " bytes")
                    : accepted(body);
        } catch (IOException e) {
            throw new UncheckedIOException("the caller's connection broke", e);
        }
    }

    /** Opened when the operation wants it. */
    private static WireCall.File file(ServerRequest request) {
        return new WireCall.File(
                () -> request.servletRequest().getInputStream(),
                request.servletRequest().getContentLengthLong());
    }

    private static Optional<String> header(ServerRequest request, String name) {
        return Optional.ofNullable(request.headers().firstHeader(name)).filter(value -> !value.isBlank());
    }
}
