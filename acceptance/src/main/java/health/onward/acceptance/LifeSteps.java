package health.onward.acceptance;

import static health.onward.acceptance.NotAsItShould.unless;

import health.onward.acceptance.Requests.Sought;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a referral after it is made: letters, review, triage, and the acts for which there is no endpoint. */
final class LifeSteps {

    private static final String REQUEST = "/STU3/ReferralRequest/";
    private static final Duration SCANNED_WITHIN = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Wire wire;
    private final Telling telling;
    private final Bodies bodies;
    private final Requests requests;
    private final Paper paper;
    private final Map<State, String> reached = new EnumMap<>(State.class);

    LifeSteps(Wire wire, Telling telling, Paper paper) {
        this.wire = wire;
        this.telling = telling;
        this.bodies = new Bodies(wire.base());
        this.requests = new Requests(wire.base());
        this.paper = paper;
    }

    /** All the states of eRS-ReferralState-1. */
    enum State {
        NOT_BOOKED,
        BOOKED,
        DEFERRED_TO_PROVIDER,
        AWAITING_TRIAGE,
        TRIAGED_PROVIDER_TO_ACTION,
        TRIAGE_RESPONSE,
        REJECTED,
        APPT_CANCELLED_BY_PATIENT,
        APPT_CANCELLED_BY_PROVIDER,
        DID_NOT_ATTEND,
        ASSESSMENT_RESULT,
        CANCELLED_REFERRAL
    }

    /** In which states referrals have been seen, and one of each. */
    Map<State, String> reached() {
        return reached;
    }

    /** A005: what the referral is now; it must be this. */
    JsonNode is(Person person, String ubrn, State state) {
        JsonNode referral = wire.get(person, REQUEST + ubrn).mustBe(200).json();
        unless(
                Fhir.state(referral).equals(state.name()),
                "referral " + ubrn + " must be " + state + ", but is " + Fhir.state(referral));
        reached.putIfAbsent(state, ubrn);
        telling.shows(Steps.grouped(ubrn) + " is " + state + ", version " + Fhir.version(referral));
        return referral;
    }

    /** A020: a file for this referral; its place. */
    String uploads(Person person, String ubrn, String name, String type, byte[] file) {
        telling.begins("A file is uploaded: " + name);
        Reply reply = wire.upload(
                        person, "/STU3/Binary", file, type, "NHSD-eRS-File-Name", name, "NHSD-eRS-Referral-ID", ubrn)
                .mustBe(201);
        telling.shows(reply.header("Location"));
        return reply.header("Location");
    }

    /** A012. */
    void letter(Person person, String ubrn, List<String> files) {
        telling.begins("The referral letter: " + files.size() + " file" + (files.size() == 1 ? "" : "s"));
        operation(person, ubrn, "maintainReferralLetter", bodies.letter(files));
    }

    /** A012 with one more file than there are. */
    void addsLetter(Person person, String ubrn, String file) {
        JsonNode referral = wire.get(person, REQUEST + ubrn).mustBe(200).json();
        List<String> files = new ArrayList<>(referral.path("contained")
                .valueStream()
                .filter(part -> part.path("resourceType").asString("").equals("DocumentReference"))
                .filter(part -> part.at("/type/coding/0/code").asString("").equals("REFERRER"))
                .map(part -> part.at("/content/0/attachment/url").asString(""))
                .toList());
        files.add(file);
        letter(person, ubrn, files);
    }

    /** A014. */
    void rejects(Person person, String ubrn, String reason, String comment) {
        telling.begins("The specialist rejects the referral: " + reason);
        operation(person, ubrn, "rejectReferral", bodies.rejection(reason, comment));
    }

    /** A022. */
    void cancelsToActLater(Person person, String ubrn, String comment, Optional<Boolean> inPas) {
        telling.begins("The specialist cancels the appointment, to act later");
        operation(person, ubrn, "cancelAppointmentActionLater", bodies.cancelledToActLater(comment, inPas));
    }

    /** A028. */
    void triages(Person person, String ubrn, String outcome, String comment) {
        telling.begins("The specialist's outcome: " + outcome);
        operation(person, ubrn, "recordReviewOutcome", bodies.reviewOutcome(outcome, "ROUTINE", comment));
    }

    /** A021: created and sent for triage in one step. */
    String sendsForTriage(Person person, String patient, Sought sought, String service) {
        telling.begins("The GP refers the patient to be triaged");
        ObjectNode body = Bodies.as(
                "eRS-CreateReferralAndSendForTriage-Parameters-1",
                requests.creation(patient, sought, List.of(service), "NEED_TO_ADD_LATER"));
        JsonNode created = wire.post(person, REQUEST + "$ers.createReferralAndSendForTriage", body)
                .mustBe(201)
                .json();
        return created.path("id").asString("");
    }

    /** A032. */
    void sendsForTriageAgain(Person person, String ubrn, Sought sought, String service) {
        telling.begins("The GP sends it for triage once more");
        operation(
                person,
                ubrn,
                "changeShortlistAndSendForTriage",
                Bodies.as(
                        "eRS-ChangeShortlistAndSendForTriage-Request-Parameters-1",
                        requests.shortlistChange(sought, List.of(service))));
    }

    /** A036, by anybody who may. */
    void ends(Person person, String ubrn, String reason, Optional<String> comment) {
        telling.begins("The referral is ended: " + reason);
        operation(person, ubrn, "cancelReferral", bodies.cancellation(reason, comment));
    }

    /** A slot's number, as events are told it: the wire names it USRN-11000001. */
    static long number(Requests.Slot slot) {
        return Long.parseLong(slot.id().replaceAll("[^0-9]", ""));
    }

    /** A042, and the address that it gives: once the file was found clean. */
    void downloads(Person person, String binary) {
        telling.begins("The file is fetched, when it was found clean");
        Instant until = Instant.now().plus(SCANNED_WITHIN);
        Reply reply = wire.get(person, "/R4/" + binary);
        while (reply.status() == 422
                && reply.code().equals("PENDING")
                && Instant.now().isBefore(until)) {
            pause();
            reply = wire.get(person, "/R4/" + binary);
        }
        byte[] file = wire.fetch(URI.create(reply.mustBe(307).header("Location")));
        telling.shows(file.length + " bytes");
    }

    /** A019 and A007: the letter to the patient as it stands now, and the summary for staff. */
    void prints(Person person, String ubrn, String operation, String what) {
        telling.begins("On paper: " + what);
        String name = ubrn + "-" + what.replaceAll("[^a-z]+", "-") + ".pdf";
        int bytes = paper.keep(name, wire.generate(person, REQUEST + ubrn + "/$ers." + operation));
        telling.shows(name + ", " + bytes + " bytes");
    }

    /** An operation on a referral as it is now, which answers with what became of it. */
    void operation(Person person, String ubrn, String operation, ObjectNode body) {
        String version = wire.get(person, REQUEST + ubrn).mustBe(200).header("ETag");
        wire.post(person, REQUEST + ubrn + "/$ers." + operation, body, "If-Match", version)
                .mustBe(200);
    }

    /** A034. */
    void cancelsAppointment(Person person, String ubrn, String reason) {
        telling.begins("The appointment is cancelled: " + reason);
        JsonNode referral = wire.get(person, REQUEST + ubrn).mustBe(200).json();
        String reference = Fhir.extension(referral, "Extension-eRS-Appointment-Reference-1")
                .at("/valueReference/reference")
                .asString("");
        Reply read = wire.get(person, "/STU3/" + reference).mustBe(200);
        wire.put(person, "/STU3/" + reference, bodies.cancelled(read.json(), reason), "If-Match", read.header("ETag"))
                .mustBe(200);
    }

    /** Something for which there is no endpoint ({@code POST /demo/events}). */
    JsonNode happens(String event, Optional<Person> by, Map<String, ?> says) {
        telling.begins("Without an endpoint: " + event);
        ObjectNode body = JSON.valueToTree(says);
        body.put("event", event);
        by.ifPresent(person -> {
            ObjectNode as = body.putObject("as")
                    .put("user", person.user())
                    .put("organisation", person.organisation())
                    .put("function", person.function());
            person.onBehalfOf().ifPresent(clinician -> as.put("onBehalfOf", clinician));
        });
        JsonNode happened = wire.tell("/demo/events", body).mustBe(200).json();
        telling.shows(happened.toString());
        return happened;
    }

    /** What the demo's clock says; {@code by} on, when it is moved. */
    Instant clock(Duration by) {
        return clock(JSON.createObjectNode().put("advance", by.toString()));
    }

    Instant clock(Instant to) {
        return clock(JSON.createObjectNode().put("now", to.toString()));
    }

    private Instant clock(ObjectNode body) {
        return Instant.parse(
                wire.tell("/demo/clock", body).mustBe(200).json().path("now").asString());
    }

    /** A041: the referral by its number alone. */
    void found(Person person, String ubrn, String status) {
        telling.begins("Found by its number (A041)");
        JsonNode bundle = wire.get(person, "/R4/ServiceRequest?identifier=" + ubrn)
                .mustBe(200)
                .json();
        String said = bundle.at("/entry/0/resource/status").asString("");
        unless(said.equals(status), "the service request must be " + status + ", but is " + said);
        telling.shows(bundle.path("entry").size() + " entry, " + said);
    }

    static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAsItShould("interrupted");
        }
    }
}
