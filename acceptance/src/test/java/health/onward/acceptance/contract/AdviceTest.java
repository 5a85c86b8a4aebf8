package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.Requests;
import health.onward.acceptance.Wire;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Advice and guidance through the API, as its official examples are (A044, A024, A025, A026). */
class AdviceTest {

    private final Requests requests = new Requests(RunningServer.get().url() + Wire.ROOT);

    @Test
    void a_question_is_answered_with_the_request_and_what_was_said() {
        JsonNode created = asked(Actor.GP, false);

        JsonNode request = created.at("/parameter/0/resource");
        JsonNode said = created.at("/parameter/1/resource");
        assertThat(created.at("/parameter/0/name").asString()).isEqualTo("createdCommunicationRequest");
        assertThat(request.at("/meta/versionId").asString()).isEqualTo("1");
        assertThat(request.path("status").asString()).isEqualTo("active");
        assertThat(category(request)).isEqualTo("PROVIDER_RESPONSE_REQUIRED");
        assertThat(request.at("/identifier/0/value").asString()).startsWith("a.");
        assertThat(request.at("/sender/extension/0/valueReference/reference").asString())
                .isEqualTo("#PractitionerRole.555073103100.D82106.REFERRING-CLINICIAN");
        assertThat(request.at("/requester/agent/extension/0/valueReference/reference")
                        .asString())
                .isEqualTo("#PractitionerRole.555073103100.D82106.REFERRING-CLINICIAN");
        assertThat(request.at("/recipient/0/extension/0/valueReference/identifier/value")
                        .asString())
                .isEqualTo("11014");
        assertThat(request.path("contained")
                        .valueStream()
                        .map(part -> part.path("id").asString()))
                .containsExactlyInAnyOrder(
                        "serviceSearchCriteria",
                        "shortlist",
                        "PractitionerRole.555073103100.D82106.REFERRING-CLINICIAN");
        assertThat(request.toString())
                .contains("NOT_AUTHORISED_TO_CONVERT", "Referrer has NOT allowed", "\"display\":\"Cardiology\"");
        assertThat(said.at("/category/0/coding/0/code").asString()).isEqualTo("REQUESTER");
        assertThat(said.at("/note/0/text").asString()).isEqualTo("What shall I do?");
        assertThat(said.at("/basedOn/0/reference").asString())
                .isEqualTo("CommunicationRequest/" + request.path("id").asString() + "/_history/1");
    }

    @Test
    void an_admin_asks_for_a_clinician_who_answers_for_it() {
        ObjectNode body = requests.question(Scene.PATIENT, Scene.ADVISED, "11014", true, "And now?");
        body.withArray("parameter")
                .addObject()
                .put("name", "referringClinician")
                .putObject("valueIdentifier")
                .put("system", Requests.USER)
                .put("value", "555073103100");
        JsonNode created = ok(Actor.GP_ADMIN.client().post(Talk.CREATE, body.toString()));

        JsonNode said = created.at("/parameter/1/resource");
        assertThat(said.at("/extension/0/valueReference/reference").asString())
                .isEqualTo("#PractitionerRole.555073103100.D82106.REFERRING-CLINICIAN");
        assertThat(said.at("/sender/extension/0/valueReference/reference").asString())
                .isEqualTo("#PractitionerRole.555031998104.D82106.REFERRING-CLINICIAN-ADMIN");
        assertThat(created.at("/parameter/0/resource/sender/extension/0/valueReference/reference")
                        .asString())
                .endsWith("REFERRING-CLINICIAN");
    }

    @Test
    void the_specialist_asks_back_and_advises_and_both_read_it_all() {
        Talk talk = Talk.begin(requests);
        JsonNode answered = ok(answer(talk, 2, Optional.of("REFERRAL_RECOMMENDED"), "URGENT"));

        JsonNode updated = answered.at("/parameter/0/resource");
        assertThat(updated.at("/meta/versionId").asString()).isEqualTo("3");
        assertThat(category(updated)).isEqualTo("REFERRER_TO_REVIEW_RESPONSE");
        assertThat(updated.toString()).contains("\"URGENT\"");
        Reply summary = Actor.GP.client().get("/STU3/CommunicationRequest/" + talk.ubrn());
        assertThat(summary.header("ETag")).isEqualTo("W/\"3\"");
        assertThat(ok(summary)).isEqualTo(updated);

        JsonNode bundle = ok(Actor.SPECIALIST.client().get(conversation(talk, 3)));
        assertThat(bundle.path("total").asInt()).isEqualTo(3);
        assertThat(entries(bundle, "Communication")).hasSize(3);
        assertThat(entries(bundle, "PractitionerRole"))
                .extracting(role -> role.path("id").asString())
                .containsExactlyInAnyOrder(
                        "555073103100.D82106.REFERRING-CLINICIAN", "103264994981.R69.SERVICE-PROVIDER-CLINICIAN");
        assertThat(bundle.at("/link/0/url").asString())
                .contains("Communication:sender-practitionerrole:PractionerRole");
        JsonNode last = entries(bundle, "Communication").getLast();
        assertThat(last.at("/recipient/0/identifier/value").asString()).isEqualTo("D82106");
        assertThat(last.at("/sender/extension/0/valueReference/reference").asString())
                .isEqualTo("PractitionerRole/103264994981.R69.SERVICE-PROVIDER-CLINICIAN");
    }

    @Test
    void open_conversations_are_on_the_providers_list_and_leave_it_when_they_end() {
        Talk talk = Talk.begin(requests);
        JsonNode entry = listed(talk).getFirst();
        assertThat(entry.at("/extension/0/url").asString()).endsWith("AdviceAndGuidanceRequests-WorkListItem-1");
        assertThat(entry.toString())
                .contains(
                        "REFERRER_TO_SUBMIT_FURTHER_INFORMATION",
                        Scene.PATIENT,
                        "\"value\":\"11014\"",
                        "HEART_FAILURE",
                        "\"url\":\"communicationRequestVersion\",\"valueInteger\":2");

        assertThat(talk.happens("reply-to-provider", Actor.GP, ",\"text\":\"The second\"")
                        .path("category")
                        .asString())
                .isEqualTo("PROVIDER_RESPONSE_REQUIRED");
        ok(answer(talk, 3, Optional.of("OTHER"), "ROUTINE"));
        assertThat(talk.happens("end-conversation", Actor.GP, "")
                        .path("category")
                        .asString())
                .isEqualTo("CONVERSATION_ENDED_CLOSED");
        assertThat(listed(talk)).isEmpty();
        assertThat(talk.happens("judge-advice", Actor.GP, ",\"helped\":true")
                        .path("version")
                        .asInt())
                .isEqualTo(6);
    }

    private List<JsonNode> listed(Talk talk) {
        JsonNode list = ok(Actor.SPECIALIST
                .client()
                .post(
                        "/STU3/CommunicationRequest/$ers.fetchworklist",
                        requests.adviceList().toString()));
        return list.path("entry")
                .valueStream()
                .filter(entry -> entry.at("/item/reference").asString().equals("CommunicationRequest/" + talk.ubrn()))
                .toList();
    }

    @Test
    void only_what_is_asked_for_is_included() {
        Talk talk = Talk.begin(requests);
        JsonNode bundle = ok(Actor.GP
                .client()
                .get(conversation(talk, 2) + "&_include=Communication:content-reference:DocumentReference"
                        + "&_include=Communication:sender-practitionerrole:PractionerRole"));

        assertThat(entries(bundle, "PractitionerRole")).hasSize(2);
        JsonNode files = ok(Actor.GP
                .client()
                .get(conversation(talk, 2) + "&_include=Communication:content-reference:DocumentReference"));
        assertThat(entries(files, "PractitionerRole")).isEmpty();
    }

    @Test
    void of_two_answers_to_one_version_the_second_is_409() {
        Talk talk = Talk.begin(requests);
        assertThat(answer(talk, 2, Optional.of("OTHER"), "ROUTINE").status()).isEqualTo(200);
        assertThat(answer(talk, 2, Optional.of("OTHER"), "ROUTINE").status()).isEqualTo(409);
    }

    @Test
    void a_link_survives_and_markup_does_not() {
        String text = "<b>See</b> <a href=\"https://www.nice.org.uk/ng106\">NG106</a> <a href=\"javascript:x()\">x</a>";
        ObjectNode body = requests.question(Scene.PATIENT, Scene.ADVISED, "11014", false, text);
        JsonNode created = ok(Actor.GP.client().post(Talk.CREATE, body.toString()));

        assertThat(created.at("/parameter/1/resource/note/0/text").asString())
                .isEqualTo("&lt;b>See&lt;/b> <a href=\"https://www.nice.org.uk/ng106\" target=\"_blank\">NG106</a>"
                        + " &lt;a href=\"javascript:x()\">x&lt;/a>");
    }

    private JsonNode asked(Actor who, boolean authorised) {
        return ok(who.client()
                .post(
                        Talk.CREATE,
                        requests.question(Scene.PATIENT, Scene.ADVISED, "11014", authorised, "What shall I do?")
                                .toString()));
    }

    private Reply answer(Talk talk, int version, Optional<String> recommendation, String priority) {
        return Actor.SPECIALIST
                .client()
                .with("If-Match", "W/\"" + version + "\"")
                .post(
                        Talk.send(talk.ubrn()),
                        requests.guidance(recommendation, priority, "Wait and see")
                                .toString());
    }

    private static String conversation(Talk talk, int version) {
        return "/STU3/Communication?based-on=CommunicationRequest/" + talk.ubrn() + "/_history/" + version;
    }

    private static String category(JsonNode request) {
        return request.at("/category/0/coding/0/code").asString();
    }

    private static List<JsonNode> entries(JsonNode bundle, String type) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString().equals(type))
                .toList();
    }

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }
}
