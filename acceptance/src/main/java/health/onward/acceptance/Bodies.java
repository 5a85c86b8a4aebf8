package health.onward.acceptance;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of what happens to a referral after it is made, built as the official examples are (A012, A014, A022, A028, A034, A036). */
public final class Bodies {

    private static final String STU3 = "https://fhir.nhs.uk/STU3/";
    private static final String SYSTEM = STU3 + "CodeSystem/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;

    /** @param base the API's address, which names the code systems that the server hosts */
    public Bodies(String base) {
        this.base = base;
    }

    /**
     * A012.
     *
     * @param files as A020 located them
     */
    public ObjectNode letter(List<String> files) {
        ObjectNode body = parameters("eRS-MaintainReferralLetter-Parameters-1");
        files.forEach(file -> resource(body, "referralLetterFile", document("REFERRER", file)));
        return body;
    }

    /** @param type of eRS-AttachmentType-1 */
    public static ObjectNode document(String type, String file) {
        ObjectNode document = JSON.createObjectNode();
        document.putObject("meta").putArray("profile").add(STU3 + "StructureDefinition/eRS-DocumentReference-1");
        document.put("resourceType", "DocumentReference");
        document.putObject("type").putArray("coding").add(coding(SYSTEM + "eRS-AttachmentType-1", type));
        document.put("status", "current").put("indexed", "2026-01-01T00:00:00.000Z");
        document.putArray("content").addObject().putObject("attachment").put("url", file);
        return document;
    }

    /** A014, of a directly booked appointment. */
    public ObjectNode rejection(String reason, String comment) {
        ObjectNode body = parameters("eRS-RejectReferral-Parameters-1");
        value(body, "rejectionReason", "valueCoding", coding(list("APPOINTMENT-CANCELLATION-REASON"), reason));
        text(body, "rejectionComments", comment);
        return body;
    }

    /**
     * A022.
     *
     * @param inPas whether an indirectly booked appointment is cancelled at the provider's too
     */
    public ObjectNode cancelledToActLater(String comment, Optional<Boolean> inPas) {
        ObjectNode body = parameters("eRS-cancelAppointmentActionLater-Parameters-1");
        text(body, "comments", comment);
        inPas.ifPresent(done -> value(body, "appointmentCancelledInPAS", "valueBoolean", JSON.valueToTree(done)));
        return body;
    }

    /**
     * A028.
     *
     * @param outcome of eRS-ReviewOutcome-1
     */
    public ObjectNode reviewOutcome(String outcome, String priority, String comment) {
        ObjectNode body = parameters("eRS-RecordReviewOutcome-Parameters-1");
        value(body, "reviewPriority", "valueCoding", coding(SYSTEM + "eRS-Priority-1", priority));
        value(body, "reviewOutcome", "valueCoding", coding(SYSTEM + "eRS-ReviewOutcome-1", outcome));
        text(body, "reviewComments", comment);
        return body;
    }

    /** A036. */
    public ObjectNode cancellation(String reason, Optional<String> comment) {
        ObjectNode body = parameters("eRS-CancelReferral-Request-Parameters-1");
        value(body, "cancellationReason", "valueCoding", coding(list("REFERRAL-CANCELLATION-REASON"), reason));
        comment.ifPresent(words -> text(body, "cancellationComments", words));
        return body;
    }

    /** A034: the appointment as it was read, without its time, cancelled. */
    public ObjectNode cancelled(JsonNode appointment, String reason) {
        ObjectNode body = ((ObjectNode) appointment).deepCopy();
        body.remove(List.of("start", "end", "slot", "created"));
        body.put("status", "cancelled");
        body.putArray("reason")
                .addObject()
                .putArray("coding")
                .add(coding(list("APPOINTMENT-CANCELLATION-REASON"), reason));
        return body;
    }

    /** The same parameters under another operation's profile. */
    public static ObjectNode as(String profile, ObjectNode body) {
        ObjectNode other = body.deepCopy();
        other.withObject("meta").putArray("profile").add(STU3 + "StructureDefinition/" + profile);
        return other;
    }

    private String list(String name) {
        return base + "/STU3/CodeSystem/" + name;
    }

    private static ObjectNode parameters(String profile) {
        ObjectNode body = JSON.createObjectNode().put("resourceType", "Parameters");
        body.putObject("meta").putArray("profile").add(STU3 + "StructureDefinition/" + profile);
        body.putArray("parameter");
        return body;
    }

    private static void text(ObjectNode body, String name, String words) {
        value(body, name, "valueString", JSON.valueToTree(words));
    }

    private static void resource(ObjectNode body, String name, JsonNode resource) {
        value(body, name, "resource", resource);
    }

    private static void value(ObjectNode body, String name, String kind, JsonNode value) {
        body.withArray("parameter").addObject().put("name", name).set(kind, value);
    }

    private static ObjectNode coding(String system, String code) {
        return JSON.createObjectNode().put("system", system).put("code", code);
    }
}
