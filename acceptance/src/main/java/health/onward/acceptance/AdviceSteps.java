package health.onward.acceptance;

import static health.onward.acceptance.NotAsItShould.unless;

import health.onward.acceptance.Requests.Sought;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens in a conversation about advice, through the API. */
final class AdviceSteps {

    private static final String REQUEST = "/STU3/CommunicationRequest/";
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);

    private final Wire wire;
    private final Telling telling;
    private final Requests requests;
    private final Paper paper;

    AdviceSteps(Wire wire, Telling telling, Paper paper) {
        this.wire = wire;
        this.telling = telling;
        this.requests = new Requests(wire.base());
        this.paper = paper;
    }

    /** A020, for no request yet; its id. */
    String uploads(Person person, String name, byte[] file) {
        telling.begins("A file is uploaded, to go with the question: " + name);
        String place = wire.upload(person, "/STU3/Binary", file, "text/plain", "NHSD-eRS-File-Name", name)
                .mustBe(201)
                .header("Location");
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** A044; the UBRN. */
    String asks(Person person, String patient, Sought sought, String service, String text, String file) {
        telling.begins("The GP asks for advice, and lets the service make a referral of it");
        ObjectNode question = requests.question(patient, sought, service, true, text);
        question.withArray("parameter").add(Requests.file("requestAttachmentFile", "ADVICE_REQUEST", file));
        JsonNode created = wire.post(person, REQUEST + "$ers.createAdviceAndGuidance", question)
                .mustBe(200)
                .json();
        String ubrn = created.at("/parameter/0/resource/id").asString("");
        telling.shows(Steps.grouped(ubrn) + " is " + category(created.at("/parameter/0/resource")));
        return ubrn;
    }

    /** A023. */
    void onList(Person person, String ubrn, boolean expected) {
        telling.begins("The list of requests for advice at " + person.organisation());
        JsonNode list = wire.post(person, REQUEST + "$ers.fetchworklist", requests.adviceList())
                .mustBe(200)
                .json();
        boolean there = list.path("entry")
                .valueStream()
                .anyMatch(entry -> entry.at("/item/reference").asString("").equals("CommunicationRequest/" + ubrn));
        unless(there == expected, "conversation " + ubrn + " must " + (expected ? "" : "not ") + "be on the list");
        telling.shows(
                list.path("entry").size() + " conversations, " + (expected ? "this one among them" : "not this one"));
    }

    /** A026: a question back, or advice with a recommendation. */
    void answers(Person person, String ubrn, Optional<String> recommendation, String text) {
        telling.begins(
                recommendation.map(code -> "The specialist advises: " + code).orElse("The specialist asks back"));
        JsonNode answer = wire.post(
                        person,
                        REQUEST + ubrn + "/$ers.sendCommunicationToRequester",
                        requests.guidance(recommendation, "ROUTINE", text),
                        "If-Match",
                        etag(person, ubrn))
                .mustBe(200)
                .json();
        telling.shows(Steps.grouped(ubrn) + " is " + category(answer.at("/parameter/0/resource")));
    }

    /** A024; its version. */
    String is(Person person, String ubrn, String category) {
        Reply reply = wire.get(person, REQUEST + ubrn).mustBe(200);
        unless(
                category(reply.json()).equals(category),
                "conversation " + ubrn + " must be " + category + ", but is " + category(reply.json()));
        telling.shows(Steps.grouped(ubrn) + " is " + category + ", version " + Fhir.version(reply.json()));
        return Fhir.version(reply.json());
    }

    /** A025: all that was said, by whom in what role. */
    void reads(Person person, String ubrn, int messages) {
        telling.begins("All that was said, and by whom (A025)");
        JsonNode bundle = wire.get(
                        person,
                        "/STU3/Communication?based-on=CommunicationRequest/" + ubrn + "/_history/"
                                + version(person, ubrn))
                .mustBe(200)
                .json();
        List<JsonNode> said = Fhir.resources(bundle, "Communication").toList();
        unless(said.size() == messages, "there must be " + messages + " messages, but there are " + said.size());
        said.forEach(message -> telling.shows(message.at("/category/0/coding/0/code")
                        .asString("") + ", "
                + message.at("/sender/extension/0/valueReference/reference").asString("") + ": "
                + message.at("/note/0/text").asString("")));
    }

    /** A043. */
    void prints(Person person, String ubrn) {
        telling.begins("The conversation on paper (A043)");
        String name = ubrn + "-advice-and-guidance.pdf";
        int bytes = paper.keep(name, wire.generate(person, REQUEST + ubrn + "/$ers.generateCRI"));
        telling.shows(name + ", " + bytes + " bytes");
    }

    /** A027. */
    void converts(Person person, String ubrn, String guidance, String comments) {
        telling.begins("The specialist makes a referral of it, for the booking desk to arrange");
        JsonNode referral = wire.post(
                        person,
                        "/STU3/ReferralRequest/$ers.createFromCommunicationRequestActionLater",
                        requests.conversion(
                                ubrn, Integer.parseInt(version(person, ubrn)), "ROUTINE", guidance, comments))
                .mustBe(201)
                .json();
        unless(referral.path("id").asString("").equals(ubrn), "the referral must have the conversation's number");
        telling.shows(Steps.grouped(ubrn) + " is a referral now, " + Fhir.state(referral));
    }

    /** What was told unasked ({@code GET /demo/notices}): delivered a moment later, so it is waited for. */
    void told(String ubrn, String kind) {
        telling.begins("Somebody is told: " + kind);
        Instant until = Instant.now().plus(TOLD_WITHIN);
        Optional<JsonNode> notice = notice(ubrn, kind);
        while (notice.isEmpty() && Instant.now().isBefore(until)) {
            LifeSteps.pause();
            notice = notice(ubrn, kind);
        }
        unless(notice.isPresent(), kind + " must be told about " + ubrn);
        notice.ifPresent(one -> telling.shows(
                one.path("name").asString("") + ": " + one.path("subject").asString("")));
    }

    private Optional<JsonNode> notice(String ubrn, String kind) {
        return wire.look("/demo/notices?ubrn=" + ubrn)
                .mustBe(200)
                .json()
                .path("notices")
                .valueStream()
                .filter(one -> one.path("kind").asString("").equals(kind))
                .findFirst();
    }

    private String version(Person person, String ubrn) {
        return Fhir.version(wire.get(person, REQUEST + ubrn).mustBe(200).json());
    }

    private String etag(Person person, String ubrn) {
        return wire.get(person, REQUEST + ubrn).mustBe(200).header("ETag");
    }

    private static String category(JsonNode request) {
        return request.at("/category/0/coding/0/code").asString("");
    }
}
