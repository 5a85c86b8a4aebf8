package health.onward.acceptance;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bodies that the published API takes, built as its official examples are (api digest b, A008, A010, A011, A016). */
public final class Requests {

    public static final String SERVICE = "http://fhir.nhs.net/Id/ers-service";
    public static final String NHS_NUMBER = "http://fhir.nhs.net/Id/nhs-number";
    public static final String USER = "http://fhir.nhs.net/Id/sds-user-id";

    private static final String STU3 = "https://fhir.nhs.uk/STU3/";
    private static final String SYSTEM = STU3 + "CodeSystem/";
    private static final String ORGANISATION = "https://directory.spineservices.nhs.uk/STU3/Organization";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;

    /** @param base the API's address, which names the code systems that the server hosts */
    public Requests(String base) {
        this.base = base;
    }

    /** What a GP looks for; every patient's age and sex are minded. */
    public record Sought(String priority, String specialty, String clinicType, Optional<String> provider) {}

    public ObjectNode search(String patient, Sought sought) {
        ObjectNode body = parameters("eRS-PatientServiceSearch-Parameters-1");
        add(body, "requestType", "valueCoding", coding(SYSTEM + "eRS-RequestType-1", "APPOINTMENT_REQUEST"));
        add(body, "sortBy", "valueCoding", coding(SYSTEM + "eRS-SortBy-1", "IWT"));
        add(body, "patient", "valueIdentifier", identifier(NHS_NUMBER, patient));
        add(body, "searchCriteria", "resource", criteria(sought));
        return body;
    }

    public ObjectNode creation(String patient, Sought sought, List<String> services) {
        return creation(patient, sought, services, "NOT_INTENDING_TO_ADD");
    }

    /** @param letter of eRS-ReferralLetterIntention-1 */
    public ObjectNode creation(String patient, Sought sought, List<String> services, String letter) {
        ObjectNode body = parameters("eRS-CreateReferral-Parameters-1");
        add(body, "patient", "valueIdentifier", identifier(NHS_NUMBER, patient));
        intention(body, letter);
        add(body, "shortlist", "resource", shortlist(sought, services));
        return body;
    }

    /** @param service that is asked for advice */
    public ObjectNode question(String patient, Sought sought, String service, boolean authorised, String text) {
        ObjectNode body = parameters("eRS-CreateAdviceAndGuidance-Request-Parameters-1");
        add(body, "patient", "valueIdentifier", identifier(NHS_NUMBER, patient));
        add(
                body,
                "providerConversionAuthorisation",
                "valueCoding",
                coding(
                        SYSTEM + "eRS-ProviderConversionAuthorisation-1",
                        authorised ? "AUTHORISED_TO_CONVERT" : "NOT_AUTHORISED_TO_CONVERT"));
        add(body, "shortlist", "resource", shortlist(sought, List.of(service)));
        add(body, "request", "valueString", JSON.valueToTree(text));
        return body;
    }

    /** @param recommendation that comes with advice; without one it is a question back */
    public ObjectNode guidance(Optional<String> recommendation, String priority, String text) {
        ObjectNode body = parameters("eRS-SendCommunicationToRequester-Request-Parameters-1");
        String outcome = recommendation.isPresent() ? "RETURN_TO_REFERRER_WITH_ADVICE" : "REQUIRE_FURTHER_INFORMATION";
        add(body, "guidanceOutcome", "valueCoding", coding(SYSTEM + "eRS-GuidanceResponseOutcome-1", outcome));
        add(body, "guidance", "valueString", JSON.valueToTree(text));
        add(body, "updatedPriority", "valueCoding", coding(SYSTEM + "eRS-Priority-1", priority));
        recommendation.ifPresent(code -> add(
                body,
                "guidanceIntendedRecommendation",
                "valueCoding",
                coding(SYSTEM + "eRS-GuidanceIntendedRecommendation-1", code)));
        return body;
    }

    /** What makes a referral of a conversation at a version: the last word to the referrer, and what the provider's staff are to do. */
    public ObjectNode conversion(String ubrn, int version, String priority, String guidance, String comments) {
        ObjectNode body = parameters("eRS-CreateFromCommunicationRequestActionLater-Request-Parameters-1");
        String from = "CommunicationRequest/" + ubrn + "/_history/" + version;
        add(body, "createFrom", "valueReference", JSON.createObjectNode().put("reference", from));
        add(body, "guidance", "valueString", JSON.valueToTree(guidance));
        add(body, "newReferralPriority", "valueCoding", coding(SYSTEM + "eRS-Priority-1", priority));
        add(body, "reviewComments", "valueString", JSON.valueToTree(comments));
        return body;
    }

    /** A file that was uploaded, of a kind of eRS-AttachmentType-1, to go with a message. */
    public static ObjectNode file(String parameter, String kind, String id) {
        ObjectNode document = JSON.createObjectNode().put("resourceType", "DocumentReference");
        document.putObject("meta").putArray("profile").add(STU3 + "StructureDefinition/eRS-DocumentReference-1");
        document.putObject("type").putArray("coding").add(coding(SYSTEM + "eRS-AttachmentType-1", kind));
        document.put("status", "current").put("indexed", "2026-01-01T09:00:00.000Z");
        document.putArray("content").addObject().putObject("attachment").put("url", "Binary/" + id);
        return JSON.createObjectNode().put("name", parameter).set("resource", document);
    }

    public ObjectNode shortlistChange(Sought sought, List<String> services) {
        ObjectNode body = parameters("eRS-ChangeShortlist-Parameters-1");
        intention(body, "NOT_INTENDING_TO_ADD");
        add(body, "shortlist", "resource", shortlist(sought, services));
        return body;
    }

    /** One service that triages, and the request sent to it (A021). */
    public ObjectNode triageCreation(String patient, Sought sought, String service) {
        ObjectNode body = parameters("eRS-CreateReferralAndSendForTriage-Parameters-1");
        add(body, "patient", "valueIdentifier", identifier(NHS_NUMBER, patient));
        intention(body, "NEED_TO_ADD_LATER");
        add(body, "shortlist", "resource", shortlist(sought, List.of(service)));
        return body;
    }

    /** The same for a request that is there already (A032). */
    public ObjectNode triageChange(Sought sought, String service) {
        ObjectNode body = parameters("eRS-ChangeShortlistAndSendForTriage-Request-Parameters-1");
        intention(body, "NEED_TO_ADD_LATER");
        add(body, "shortlist", "resource", shortlist(sought, List.of(service)));
        return body;
    }

    private static void intention(ObjectNode body, String code) {
        add(
                body,
                "intentionToAddReferralLetter",
                "valueCoding",
                coding(SYSTEM + "eRS-ReferralLetterIntention-1", code));
        add(body, "firstReminderLetterFollowUpDays", "valueUnsignedInt", JSON.valueToTree(0));
    }

    public ObjectNode worklist(String list) {
        ObjectNode body = parameters("eRS-FetchWorklist-Parameters-1");
        ObjectNode concept = JSON.createObjectNode();
        concept.putArray("coding").add(coding(SYSTEM + "eRS-ReferralListSelector-1", list));
        add(body, "listType", "valueCodeableConcept", concept);
        return body;
    }

    public ObjectNode adviceList() {
        ObjectNode body = parameters("eRS-FetchWorklist-Parameters-1");
        ObjectNode concept = JSON.createObjectNode();
        concept.putArray("coding")
                .add(coding(SYSTEM + "eRS-CommunicationListSelector-1", "ADVICE_AND_GUIDANCE_REQUESTS"));
        add(body, "listType", "valueCodeableConcept", concept);
        return body;
    }

    public ObjectNode cancellation(String reason) {
        ObjectNode body = parameters("eRS-CancelReferral-Request-Parameters-1");
        add(
                body,
                "cancellationReason",
                "valueCoding",
                coding(base + "/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON", reason));
        return body;
    }

    public ObjectNode actLater(String comments) {
        ObjectNode body = parameters("eRS-cancelAppointmentActionLater-Parameters-1");
        add(body, "comments", "valueString", JSON.valueToTree(comments));
        return body;
    }

    /** @param outcome of eRS-ReviewOutcome-1 */
    public ObjectNode triageOutcome(String outcome, String comments) {
        ObjectNode body = parameters("eRS-RecordReviewOutcome-Parameters-1");
        add(body, "reviewOutcome", "valueCoding", coding(SYSTEM + "eRS-ReviewOutcome-1", outcome));
        add(body, "reviewComments", "valueString", JSON.valueToTree(comments));
        return body;
    }

    public ObjectNode rejection(String reason, String comment) {
        ObjectNode body = parameters("eRS-RejectReferral-Parameters-1");
        add(
                body,
                "rejectionReason",
                "valueCoding",
                coding(base + "/STU3/CodeSystem/APPOINTMENT-CANCELLATION-REASON", reason));
        add(body, "rejectionComments", "valueString", JSON.valueToTree(comment));
        return body;
    }

    /** A booking cancelled: the appointment as it was read, but for its time, with a reason (A034). */
    public ObjectNode undoing(JsonNode appointment, String reason) {
        ObjectNode body = (ObjectNode) appointment.deepCopy();
        body.remove(List.of("start", "end", "slot", "created"));
        body.put("status", "cancelled");
        body.putArray("reason")
                .addObject()
                .putArray("coding")
                .add(coding(base + "/STU3/CodeSystem/APPOINTMENT-CANCELLATION-REASON", reason));
        return body;
    }

    /** @param clinician named by the slot's schedule, if it names one */
    public record Slot(String id, String service, String start, String end, Optional<String> clinician) {}

    public ObjectNode booking(String referral, String version, String patient, Slot slot) {
        ObjectNode body = appointment("booked", referral, version, slot.service(), patient);
        body.put("start", slot.start()).put("end", slot.end());
        slot(body, slot.id());
        slot.clinician().ifPresent(user -> body.withArray("participant").add(clinician(user)));
        return body;
    }

    /**
     * To leave it to the service: a deferral, or a request for triage.
     *
     * @param reason of eRS-ReviewReason-1
     * @param slot the one that was chosen and is gone, with SLOT_NOT_AVAILABLE
     */
    public record Proposal(String service, String reason, Optional<String> slot, Optional<String> comment) {}

    public ObjectNode proposal(String referral, String version, String patient, Proposal proposal) {
        ObjectNode body = appointment("proposed", referral, version, proposal.service(), patient);
        body.putArray("reason")
                .addObject()
                .putArray("coding")
                .add(coding(SYSTEM + "eRS-ReviewReason-1", proposal.reason()));
        proposal.slot().ifPresent(id -> slot(body, id));
        proposal.comment().ifPresent(comment -> body.put("comment", comment));
        return body;
    }

    private static void slot(ObjectNode body, String id) {
        body.putArray("slot").addObject().put("reference", "Slot/" + id);
    }

    private static ObjectNode appointment(
            String status, String referral, String version, String service, String patient) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", "appointment");
        body.putObject("meta")
                .putArray("profile")
                .add(STU3 + "StructureDefinition/eRS-Appointment-1")
                .add("https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1");
        body.put("language", "en").put("resourceType", "Appointment").put("status", status);
        body.put("description", "e-Referral Appointment");
        body.putArray("incomingReferral")
                .addObject()
                .put("reference", "ReferralRequest/" + referral + "/_history/" + version);
        var participants = body.putArray("participant");
        participants.add(participant(SERVICE, service));
        participants.add(participant(NHS_NUMBER, patient));
        return body;
    }

    private static ObjectNode participant(String system, String value) {
        ObjectNode participant = JSON.createObjectNode();
        participant.putObject("actor").set("identifier", identifier(system, value));
        return participant.put("status", "accepted");
    }

    /** One object where FHIR has a list, and a value set's address for a code system: the published examples write it so. */
    private static ObjectNode clinician(String user) {
        ObjectNode participant = participant(USER, user);
        participant
                .putObject("type")
                .putArray("coding")
                .add(coding("http://hl7.org/fhir/ValueSet/encounter-participant-type", "CON"));
        return participant;
    }

    private ObjectNode shortlist(Sought sought, List<String> services) {
        ObjectNode list = JSON.createObjectNode();
        list.putObject("meta").putArray("profile").add(STU3 + "StructureDefinition/eRS-Shortlist-List-1");
        list.put("resourceType", "List").put("status", "current").put("mode", "snapshot");
        list.putArray("contained").add(criteria(sought));
        var entries = list.putArray("entry");
        services.forEach(
                service -> entries.addObject().putObject("item").set("identifier", identifier(SERVICE, service)));
        list.putArray("extension")
                .addObject()
                .put("url", STU3 + "StructureDefinition/Extension-eRS-Shortlist-SearchCriteria-1")
                .putObject("valueReference")
                .put("reference", "#ServiceSearchCriteria-1");
        return list;
    }

    private ObjectNode criteria(Sought sought) {
        ObjectNode criteria =
                parameters("eRS-ServiceSearchCriteria-Parameters-1").put("id", "ServiceSearchCriteria-1");
        add(criteria, "priority", "valueCoding", coding(SYSTEM + "eRS-Priority-1", sought.priority()));
        add(criteria, "specialty", "valueCoding", coding(base + "/STU3/CodeSystem/SPECIALTY", sought.specialty()));
        add(criteria, "clinicType", "valueCoding", coding(SYSTEM + "eRS-ClinicType-1", sought.clinicType()));
        sought.provider()
                .ifPresent(code -> add(criteria, "organisation", "valueIdentifier", identifier(ORGANISATION, code)));
        add(criteria, "ageAndGenderAppropriate", "valueBoolean", JSON.valueToTree(true));
        return criteria;
    }

    private static ObjectNode parameters(String profile) {
        ObjectNode body = JSON.createObjectNode().put("resourceType", "Parameters");
        body.putObject("meta").putArray("profile").add(STU3 + "StructureDefinition/" + profile);
        body.putArray("parameter");
        return body;
    }

    private static void add(ObjectNode body, String name, String kind, JsonNode value) {
        body.withArray("parameter").addObject().put("name", name).set(kind, value);
    }

    private static ObjectNode coding(String system, String code) {
        return JSON.createObjectNode().put("system", system).put("code", code);
    }

    private static ObjectNode identifier(String system, String value) {
        return JSON.createObjectNode().put("system", system).put("value", value);
    }
}
