package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.Requests;
import health.onward.acceptance.Wire;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files that go with conversations, in both directions, as they are really handed in (A020) and fetched (A006, A042). */
class AdviceFilesContractTest {

    private final Requests requests = new Requests(RunningServer.get().url() + Wire.ROOT);

    @Test
    void a_question_comes_with_a_file_that_the_specialist_fetches_and_no_stranger() {
        String file = handedIn(Actor.GP, "", "ecg.txt", "An ECG.");
        ObjectNode body = requests.question(Scene.PATIENT, Scene.ADVISED, Scene.ADVICE_SERVICE, true, "What is it?");
        body.withArray("parameter").add(Requests.file("requestAttachmentFile", "ADVICE_REQUEST", file));
        Reply asked = Actor.GP.client().post(Talk.CREATE, body.toString());
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);

        assertThat(fetched(Actor.SPECIALIST, file).body()).isEqualTo("An ECG.");
        assertThat(fetched(Actor.OTHER_SPECIALIST, file).status()).isEqualTo(403);
        assertThat(fetched(Actor.OTHER_GP, file).status()).isEqualTo(403);
    }

    @Test
    void the_specialist_answers_with_a_file_and_converts_with_two() {
        Talk talk = Talk.begin(requests, Scene.PATIENT, true);
        String advice = handedIn(Actor.SPECIALIST, talk.ubrn(), "advice.txt", "Advice.");
        answered(talk, "OTHER", advice);
        assertThat(fetched(Actor.GP, advice).body()).isEqualTo("Advice.");

        ObjectNode conversion = requests.conversion(talk.ubrn(), 3, "ROUTINE", "We take this on", "See the letter");
        conversion
                .withArray("parameter")
                .add(Requests.file(
                        "guidanceAttachmentFile",
                        "GUIDANCE_RESPONSE",
                        handedIn(Actor.SPECIALIST, talk.ubrn(), "dose.txt", "A dose.")))
                .add(Requests.file(
                        "reviewAttachmentFile",
                        "PROVIDER",
                        handedIn(Actor.SPECIALIST, talk.ubrn(), "letter.txt", "A letter.")));
        Reply converted = Actor.SPECIALIST
                .client()
                .post("/STU3/ReferralRequest/$ers.createFromCommunicationRequestActionLater", conversion.toString());
        assertThat(converted.status()).as(converted.body()).isEqualTo(201);
        assertThat(titles(converted.json()))
                .containsExactly(
                        "advice.txt",
                        "dose.txt",
                        "letter.txt",
                        "Advice and guidance conversation - " + talk.ubrn() + ".pdf");
        assertThat(titles(Actor.GP
                        .client()
                        .get("/STU3/ReferralRequest/" + talk.ubrn())
                        .json()))
                .isEqualTo(titles(converted.json()));
        assertThat(fetched(Actor.GP, advice).body()).isEqualTo("Advice.");
    }

    @Test
    void the_referrer_sends_files_with_words_and_without() {
        Talk talk = Talk.begin(requests, Scene.PATIENT, false);
        String reply = handedIn(Actor.GP, talk.ubrn(), "reply.txt", "A reply.");
        String letter = handedIn(Actor.GP, talk.ubrn(), "history.txt", "A history.");

        talk.happens("reply-to-provider", Actor.GP, ",\"text\":\"Here it is\",\"files\":[\"" + reply + "\"]");
        talk.happens("add-information", Actor.GP, ",\"files\":[\"" + letter + "\"]");

        assertThat(fetched(Actor.SPECIALIST, reply).body()).isEqualTo("A reply.");
        assertThat(fetched(Actor.SPECIALIST, letter).body()).isEqualTo("A history.");
        JsonNode shown = Actor.SPECIALIST
                .client()
                .get("/STU3/CommunicationRequest/" + talk.ubrn())
                .json();
        assertThat(titles(shown)).containsExactly("history.txt");
    }

    @Test
    void another_letter_for_the_referral_takes_nothing_from_the_conversation() {
        Talk talk = Talk.begin(requests, Scene.PATIENT, true);
        String history = handedIn(Actor.GP, talk.ubrn(), "history.txt", "A history.");
        talk.happens("add-information", Actor.GP, ",\"files\":[\"" + history + "\"]");
        Reply converted = Actor.SPECIALIST
                .client()
                .post(
                        "/STU3/ReferralRequest/$ers.createFromCommunicationRequestActionLater",
                        requests.conversion(talk.ubrn(), 3, "ROUTINE", "We take this on", "See the letter")
                                .toString());
        assertThat(titles(converted.json())).contains("history.txt");

        Reply maintained = Actor.GP
                .client()
                .with("If-Match", "W/\"4\"")
                .post(
                        "/STU3/ReferralRequest/" + talk.ubrn() + "/$ers.maintainReferralLetter",
                        Letters.body(Letters.uploaded("letter.pdf", talk.ubrn()))
                                .toString());

        assertThat(maintained.status()).as(maintained.body()).isEqualTo(200);
        assertThat(titles(maintained.json())).containsExactly("letter.pdf");
        assertThat(fetched(Actor.SPECIALIST, history).body()).isEqualTo("A history.");
    }

    @Test
    void the_referrer_refers_on_with_what_was_said_and_sent() {
        Talk talk = Talk.begin(requests, Scene.PATIENT, false);
        String file = handedIn(Actor.SPECIALIST, talk.ubrn(), "advice.txt", "Advice.");
        answered(talk, "REFERRAL_RECOMMENDED", file);
        assertThat(fetched(Actor.GP, file).status()).isEqualTo(200);

        String ubrn = talk.happens(
                        "refer-on-from-advice",
                        Actor.GP,
                        ",\"services\":[11000],\"specialty\":\"CARDIOLOGY\",\"clinicType\":\"HEART_FAILURE\",\"files\":[\""
                                + file + "\"]")
                .path("referral")
                .asString();

        assertThat(ubrn).matches("[0-9]{12}").isNotEqualTo(talk.ubrn());
        JsonNode referral =
                Actor.GP.client().get("/STU3/ReferralRequest/" + ubrn).json();
        assertThat(titles(referral))
                .containsExactly("advice.txt", "Advice and guidance conversation - " + talk.ubrn() + ".pdf");
        assertThat(referral.path("supportingInfo")
                        .valueStream()
                        .map(info -> info.path("reference").asString()))
                .contains("CommunicationRequest/" + talk.ubrn());
        String copy = referral.toString().replaceAll(".*?\"url\":\"Binary/([0-9a-f-]{36})\".*", "$1");
        assertThat(copy).isNotEqualTo(file);
        assertThat(fetched(Actor.GP, copy).body()).isEqualTo("Advice.");
        assertThat(Actor.GP
                        .client()
                        .get("/STU3/CommunicationRequest/" + talk.ubrn())
                        .json()
                        .at("/category/0/coding/0/code")
                        .asString())
                .isEqualTo("CONVERSATION_ENDED_CLOSED");
    }

    @Test
    void nobody_hands_in_a_file_for_a_conversation_of_others() {
        Talk talk = Talk.begin(requests, Scene.PATIENT, false);

        Reply refused = upload(Actor.OTHER_GP, talk.ubrn(), "a.txt", "Text");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("INAPPROPRIATE_VALUE");
    }

    private void answered(Talk talk, String recommendation, String file) {
        ObjectNode guidance = requests.guidance(Optional.of(recommendation), "ROUTINE", "See the file");
        guidance.withArray("parameter").add(Requests.file("guidanceAttachmentFile", "GUIDANCE_RESPONSE", file));
        Reply reply =
                Actor.SPECIALIST.client().with("If-Match", "W/\"2\"").post(Talk.send(talk.ubrn()), guidance.toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static String handedIn(Actor who, String ubrn, String name, String text) {
        Reply reply = upload(who, ubrn, name, text);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.header("Location").replace("Binary/", "");
    }

    private static Reply upload(Actor who, String ubrn, String name, String text) {
        Client client = ubrn.isEmpty() ? who.client() : who.client().with("NHSD-eRS-Referral-ID", ubrn);
        return FilesContractTest.upload(client, name, "text/plain", text);
    }

    /** Once somebody has looked into it. */
    private static Reply fetched(Actor who, String file) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        Reply reply = who.client().get("/STU3/Binary/" + file);
        while (reply.status() == 422 && Instant.now().isBefore(end)) {
            FilesContractTest.pause();
            reply = who.client().get("/STU3/Binary/" + file);
        }
        return reply;
    }

    private static List<String> titles(JsonNode resource) {
        return resource.path("contained")
                .valueStream()
                .filter(one -> one.path("resourceType").asString().equals("DocumentReference"))
                .map(one -> one.at("/content/0/attachment/title").asString())
                .toList();
    }
}
