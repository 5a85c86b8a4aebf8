package health.onward.outside.provider;

import health.onward.appointment.OutsideSystem;
import health.onward.appointment.OutsideSystems;
import health.onward.appointment.Slot;
import health.onward.appointment.SlotWithdrawals;
import health.onward.appointment.SystemId;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where a provider's system says that it offers a slot no longer: {@code PUT /provider/{system}/Slot/{name}}. */
public final class WithdrawalRoute {

    public static final String ROOT = "/provider";

    private static final int LONGEST = 100_000;
    private static final MediaType FHIR = MediaType.parseMediaType("application/fhir+json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SlotWithdrawals withdrawals;
    private final OutsideSystems systems;
    private final Function<String, Optional<String>> secrets;

    /** @param secrets what systems show us, by the name of a credential */
    public WithdrawalRoute(
            SlotWithdrawals withdrawals, OutsideSystems systems, Function<String, Optional<String>> secrets) {
        this.withdrawals = withdrawals;
        this.systems = systems;
        this.secrets = secrets;
    }

    public RouterFunction<ServerResponse> route() {
        return RouterFunctions.route()
                .PUT(ROOT + "/{system}/Slot/{name}", this::withdraw)
                .build();
    }

    private ServerResponse withdraw(ServerRequest request) throws IOException {
        Optional<OutsideSystem> system =
                systems.find(new SystemId(request.pathVariable("system"))).filter(known -> shows(known, request));
        if (system.isEmpty()) {
            return outcome(401, "login", "an unknown system, or not its credential");
        }
        String name = request.pathVariable("name");
        JsonNode body = body(request);
        Optional<ServiceId> service = service(body);
        boolean understood = SlotsR4.NAME.matcher(name).matches()
                && body.path("resourceType").asString("").equals("Slot")
                && body.path("id").asString("").equals(name)
                && body.path("status").asString("").equals("busy-unavailable")
                && service.isPresent();
        if (!understood) {
            return outcome(
                    400,
                    "invalid",
                    "send a Slot with the id of the path, status busy-unavailable, and its service as serviceType");
        }
        return switch (withdrawals.withdraw(new Slot.Outside(system.get().id(), name), service.orElseThrow())) {
            case Outcome.Accepted<Slot> _ ->
                ServerResponse.ok().contentType(FHIR).body(body.toString());
            case Outcome.Refused<Slot> refused -> refusal(refused.code());
        };
    }

    private static ServerResponse refusal(RefusalCode code) {
        return switch (code) {
            case REFERENCE_NOT_FOUND -> outcome(404, "not-found", "this service has no such slot");
            case INVALID_STATE -> outcome(409, "conflict", "the appointment in this slot has begun");
            default -> outcome(503, "transient", "the slot is changing hands; say it again in a moment");
        };
    }

    private boolean shows(OutsideSystem system, ServerRequest request) {
        String shown = Optional.ofNullable(request.headers().firstHeader("Authorization"))
                .orElse("");
        return secrets.apply(system.inbound())
                .filter(secret -> MessageDigest.isEqual(bytes("Bearer " + secret), bytes(shown)))
                .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode body(ServerRequest request) throws IOException {
        try {
            return JSON.readTree(request.servletRequest().getInputStream().readNBytes(LONGEST));
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static Optional<ServiceId> service(JsonNode slot) {
        return slot.path("serviceType")
                .valueStream()
                .flatMap(concept -> concept.path("coding").valueStream())
                .filter(coding -> coding.path("system").asString("").equals(AppointmentR4.SERVICE))
                .flatMap(coding -> ServiceId.parse(coding.path("code").asString("")).stream())
                .findFirst();
    }

    private static ServerResponse outcome(int status, String code, String diagnostics) {
        ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", code)
                .put("diagnostics", diagnostics);
        return ServerResponse.status(status).contentType(FHIR).body(outcome.toString());
    }
}
