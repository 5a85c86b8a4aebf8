package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Referral letters over the wire (A012): linked, replaced, shown with every answer, and told to whoever reviews. */
class LettersContractTest {

    private final Scene scene = Scene.set();

    @Test
    void letters_are_linked_shown_and_replaced() {
        String ubrn = scene.in("{unbooked}");
        String first = Letters.uploaded("testResult1.pdf", ubrn);
        String second = Letters.uploaded("testResult2.pdf", ubrn);

        Reply linked = maintain("{unbooked}", scene.in("{version}"), Letters.body(first, second));

        assertThat(linked.status()).as(linked.body()).isEqualTo(200);
        assertThat(version(linked)).isGreaterThan(Long.parseLong(scene.in("{version}")));
        assertThat(linked.header("ETag")).isEqualTo("W/\"" + version(linked) + "\"");
        assertThat(extensions(linked)).anyMatch(url -> url.endsWith("ClinicalInfoFirstSubmitted-1"));
        assertThat(extensions(linked)).noneMatch(url -> url.endsWith("ClinicalInfoLastUpdated-1"));
        assertThat(titles(linked)).containsExactly("testResult1.pdf", "testResult2.pdf");
        assertThat(supporting(linked))
                .containsExactlyElementsOf(documents(linked)
                        .map(one -> "#" + one.path("id").asString())
                        .toList());
        JsonNode file = documents(linked).findFirst().orElseThrow().at("/content/0/attachment");
        assertThat(file.path("url").asString()).isEqualTo("Binary/" + first);
        assertThat(file.path("contentType").asString()).isEqualTo("application/pdf");
        assertThat(file.path("size").asInt()).isEqualTo(Letters.size("testResult1.pdf"));
        assertThat(file.path("extension").size()).isBetween(2, 4);
        assertThat(Actor.GP.client().get("/STU3/ReferralRequest/" + ubrn).json())
                .isEqualTo(linked.json());

        Reply replaced = maintain("{unbooked}", "" + version(linked), Letters.body(second));

        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(titles(replaced)).containsExactly("testResult2.pdf");
        assertThat(extensions(replaced)).anyMatch(url -> url.endsWith("ClinicalInfoLastUpdated-1"));
        assertThat(code(maintain("{unbooked}", "" + version(replaced), Letters.body(second))))
                .isEqualTo("NO_CHANGES_DETECTED");
        Reply reshortlisted = gp(version(replaced))
                .post(
                        "/STU3/ReferralRequest/" + ubrn + "/$ers.changeShortlist",
                        scene.body("shortlist").toString());
        assertThat(reshortlisted.status()).as(reshortlisted.body()).isEqualTo(200);
        assertThat(titles(reshortlisted)).containsExactly("testResult2.pdf");
    }

    @Test
    void an_accepted_booking_is_for_review_again_when_its_letter_changes() {
        String ubrn = scene.in("{booked}");
        Reply first = maintain("{booked}", scene.in("{bookedversion}"), Letters.body(Letters.uploaded("a.pdf", ubrn)));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(context(ubrn)).isEqualTo("NEVER_REVIEWED");
        Reply accepted = Actor.SPECIALIST
                .client()
                .with("If-Match", "W/\"" + version(first) + "\"")
                .post("/STU3/ReferralRequest/" + ubrn + "/$ers.acceptReferral", "");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(titles(accepted)).containsExactly("a.pdf");
        assertThat(context(ubrn)).isEmpty();

        Reply changed = maintain("{booked}", "" + version(accepted), Letters.body(Letters.uploaded("b.pdf", ubrn)));

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(context(ubrn)).isEqualTo("LETTER_CHANGED");
        assertThat(titles(Actor.SPECIALIST.client().get("/STU3/ReferralRequest/" + ubrn)))
                .containsExactly("b.pdf");
    }

    @Test
    void twenty_one_files_are_too_many_for_one_request() {
        String ubrn = scene.in("{unbooked}");
        String[] files = IntStream.range(0, 21)
                .mapToObj(n -> Letters.uploaded(n + ".pdf", ubrn))
                .toArray(String[]::new);

        Reply refused = maintain("{unbooked}", scene.in("{version}"), Letters.body(files));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("INVALID_VALUE");
        assertThat(titles(Actor.GP.client().get("/STU3/ReferralRequest/" + ubrn)))
                .isEmpty();
    }

    private Reply maintain(String request, String version, JsonNode body) {
        return gp(Long.parseLong(version))
                .post("/STU3/ReferralRequest/" + scene.in(request) + "/$ers.maintainReferralLetter", body.toString());
    }

    private static Client gp(long version) {
        return Actor.GP.client().with("If-Match", "W/\"" + version + "\"");
    }

    /** How the reviewers' list tells of a request; nothing when it is not on it. */
    private String context(String ubrn) {
        Reply list = Actor.SPECIALIST
                .client()
                .post(
                        "/STU3/ReferralRequest/$ers.fetchworklist",
                        scene.body("for review").toString());
        String entry = list.json()
                .path("entry")
                .valueStream()
                .map(JsonNode::toString)
                .filter(one -> one.contains(ubrn))
                .findFirst()
                .orElse("");
        return Stream.of("NEVER_REVIEWED", "PRIORITY_AND_LETTER_CHANGED", "LETTER_CHANGED", "PRIORITY_CHANGED")
                .filter(entry::contains)
                .findFirst()
                .orElse("");
    }

    private static long version(Reply reply) {
        return Long.parseLong(reply.json().at("/meta/versionId").asString());
    }

    private static List<String> extensions(Reply reply) {
        return reply.json()
                .path("extension")
                .valueStream()
                .map(one -> one.path("url").asString(""))
                .toList();
    }

    private static List<String> supporting(Reply reply) {
        return reply.json()
                .path("supportingInfo")
                .valueStream()
                .map(one -> one.path("reference").asString(""))
                .toList();
    }

    private static Stream<JsonNode> documents(Reply reply) {
        return reply.json()
                .path("contained")
                .valueStream()
                .filter(one -> one.path("resourceType").asString("").equals("DocumentReference"));
    }

    private static List<String> titles(Reply reply) {
        return documents(reply)
                .map(one -> one.at("/content/0/attachment/title").asString(""))
                .toList();
    }

    private static String code(Reply reply) {
        return reply.json().at("/issue/0/details/coding/0/code").asString("");
    }
}
