package health.onward.outside.provider;

import health.onward.appointment.AttemptId;
import health.onward.appointment.ProviderSystem.Wanted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An appointment as both systems speak of it: its id is ours, so that whatever is said twice is one appointment. */
final class AppointmentR4 {

    static final String PENDING = "pending";
    static final String BOOKED = "booked";
    static final String CANCELLED = "cancelled";

    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    static final String SERVICE = "https://fhir.nhs.uk/Id/ers-service";
    static final String USER = "https://fhir.nhs.uk/Id/sds-user-id";
    private static final String UBRN = "https://fhir.nhs.uk/Id/UBRN";

    private AppointmentR4() {}

    static String path(AttemptId id) {
        return "/Appointment/" + id;
    }

    static ObjectNode write(Wanted wanted, String status) {
        ObjectNode appointment = bare(wanted.attempt(), status);
        appointment
                .putArray("identifier")
                .addObject()
                .put("system", UBRN)
                .put("value", wanted.ubrn().text());
        appointment
                .put("start", wanted.start().toString())
                .put("end", wanted.end().toString());
        appointment.putArray("slot").addObject().put("reference", "Slot/" + wanted.slot());
        participant(appointment, "Patient", NHS_NUMBER, wanted.patient().value());
        participant(appointment, "HealthcareService", SERVICE, wanted.service().toString());
        wanted.clinician().ifPresent(user -> participant(appointment, "Practitioner", USER, user.value()));
        return appointment;
    }

    /** All that a cancellation needs to say. */
    static ObjectNode cancelled(AttemptId id) {
        return bare(id, CANCELLED);
    }

    private static ObjectNode bare(AttemptId id, String status) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("resourceType", "Appointment")
                .put("id", id.toString())
                .put("status", status);
    }

    private static void participant(ObjectNode appointment, String type, String system, String value) {
        ObjectNode participant = appointment.withArray("participant").addObject();
        participant
                .putObject("actor")
                .put("type", type)
                .putObject("identifier")
                .put("system", system)
                .put("value", value);
        participant.put("status", "accepted");
    }

    static boolean is(JsonNode body, AttemptId id, String status) {
        return body.path("resourceType").asString("").equals("Appointment")
                && body.path("id").asString("").equals(id.toString())
                && body.path("status").asString("").equals(status);
    }

    /** The very slot and time that were asked for. */
    static boolean isFor(JsonNode body, Wanted wanted) {
        return body.at("/slot/0/reference").asString("").equals("Slot/" + wanted.slot())
                && Times.read(body.path("start")).filter(wanted.start()::equals).isPresent()
                && Times.read(body.path("end")).filter(wanted.end()::equals).isPresent();
    }

    /** What an OperationOutcome says, shortened. */
    static String diagnostics(JsonNode body) {
        String text = body.at("/issue/0/diagnostics").asString("").replaceAll("\\s+", " ");
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
