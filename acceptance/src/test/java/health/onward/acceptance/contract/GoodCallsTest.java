package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client.Reply;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every operation asked as it should be (api digest a.2): the status it is documented to answer, and a version where it has one. */
class GoodCallsTest {

    /** Number, who asks, status, what comes back, and whether its version is told in an ETag. */
    private static final String ANSWERS = """
            A004 | GP         | 200 | CodeSystem        | no  |
            A005 | GP         | 200 | ReferralRequest   | yes |
            A005 | SPECIALIST | 200 | ReferralRequest   | yes | at /STU3/ReferralRequest/{booked}/_history/{bookedversion}
            A008 | SPECIALIST | 200 | List              | no  |
            A010 | GP         | 200 | List              | no  |
            A011 | GP         | 201 | ReferralRequest   | yes |
            A012 | GP         | 200 | ReferralRequest   | yes |
            A013 | SPECIALIST | 200 | ReferralRequest   | yes |
            A014 | SPECIALIST | 200 | ReferralRequest   | yes |
            A015 | GP         | 200 | Bundle            | no  |
            A016 | GP         | 201 | Appointment       | yes |
            A021 | GP         | 201 | ReferralRequest   | yes |
            A022 | SPECIALIST | 200 | ReferralRequest   | yes |
            A028 | SPECIALIST | 200 | ReferralRequest   | yes |
            A023 | SPECIALIST | 200 | List              | no  |
            A023 | HOSPITAL_CLERK | 200 | List          | no  |
            A024 | GP         | 200 | CommunicationRequest | yes |
            A024 | SPECIALIST | 200 | CommunicationRequest | yes | at /STU3/CommunicationRequest/{advice}/_history/{adviceversion}
            A026 | SPECIALIST | 200 | Parameters        | no  |
            A027 | SPECIALIST | 201 | ReferralRequest   | no  |
            A027 | SECRETARY  | 201 | ReferralRequest   | no  |
            A044 | GP         | 200 | Parameters        | no  |
            A029 | GP         | 200 | Bundle            | no  | at /STU3/Task?focus=ReferralRequest%2F{unbooked}%2F_history%2F{version}&intent=proposal&status=ready
            A031 | GP         | 200 | ReferralRequest   | yes |
            A032 | GP         | 200 | Parameters        | no  |
            A033 | GP         | 200 | HealthcareService | yes |
            A034 | GP         | 200 | Appointment       | yes |
            A035 | GP         | 200 | Bundle            | no  | at /R4/HealthcareService?_id={service}
            A036 | GP         | 200 | Parameters        | no  |
            A037 | GP         | 200 | nothing           | yes |
            A038 | GP         | 200 | Appointment       | yes |
            A040 | SECRETARY  | 200 | Bundle            | no  |
            A041 | GP         | 200 | Bundle            | no  |
            A041 | GP         | 200 | Bundle            | no  | at /R4/ServiceRequest?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2FUBRN%7C{booked}
            """;

    record Good(SpoiltCall call, String resource, boolean versioned) {
        @Override
        public String toString() {
            return call.call().id() + " is answered " + call.status() + " with " + resource;
        }
    }

    static Stream<Good> answers() {
        return ANSWERS.lines().map(line -> line.split("\\|", -1)).map(cells -> {
            String row =
                    "%s | %s | %s - | as it should be | %s".formatted(cells[0], cells[1], cells[2].strip(), cells[5]);
            return new Good(
                    SpoiltCall.of(row).findFirst().orElseThrow(),
                    cells[3].strip(),
                    cells[4].strip().equals("yes"));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void what_is_asked_well_is_answered_well(Good good) {
        Reply reply = good.call().send(Scene.set());
        assertThat(reply.status()).as(reply.body()).isEqualTo(good.call().status());
        assertThat(reply.header("ETag")).matches(good.versioned() ? "W/\"(0|[1-9][0-9]*)\"" : "");
        if (good.resource().equals("nothing")) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        assertThat(reply.json().path("resourceType").asString()).isEqualTo(good.resource());
        String version = reply.json().at("/meta/versionId").asString("");
        assertThat(reply.header("ETag")).isEqualTo(good.versioned() ? "W/\"" + version + "\"" : "");
    }

    @Test
    void another_shortlist_takes_the_place_of_the_first_and_is_a_new_version() {
        Scene scene = Scene.set();
        Reply before = Actor.GP.client().get(scene.in("/STU3/ReferralRequest/{unbooked}"));
        String onlyOne = "remove [shortlist]/entry/1 ; set [criteria]/parameter/0/valueCoding/code \"URGENT\"";
        Reply reply = SpoiltCall.of("A031 | GP | 200 - | another shortlist | " + onlyOne)
                .findFirst()
                .orElseThrow()
                .send(scene);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(version(reply)).isGreaterThan(version(before));
        assertThat(shortlist(reply)).hasSize(1).isSubsetOf(shortlist(before).toList());
        assertThat(reply.body()).contains("\"URGENT\"").doesNotContain("\"ROUTINE\"");
        assertThat(Actor.GP
                        .client()
                        .get(scene.in("/STU3/ReferralRequest/{unbooked}"))
                        .json())
                .isEqualTo(reply.json());
    }

    private static long version(Reply reply) {
        return Long.parseLong(reply.json().at("/meta/versionId").asString());
    }

    private static Stream<String> shortlist(Reply reply) {
        return reply.json()
                .path("contained")
                .valueStream()
                .filter(part -> part.path("id").asString("").equals("shortlist"))
                .flatMap((JsonNode list) -> list.path("entry").valueStream())
                .map(entry -> entry.at("/item/identifier/value").asString());
    }
}
