package health.onward.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who may act as what, and A030 and A040, which tell it, asked over HTTP. */
class ActingOverHttpTest {

    private static final String A030 = "/R4/PractitionerRole";
    private static final String A040 = "/R4/Practitioner?_query=onBehalfOf";
    private static final String ADMIN = "103264994345";
    private static final String DELEGATE = "SERVICE_PROVIDER_CLINICIAN_ADMIN";

    private final RunningServer server = RunningServer.get();

    @Test
    void a030_tells_what_one_may_act_as_and_where() {
        Reply reply = server.anybody()
                .with("Authorization", "Bearer " + server.token("000000000101"))
                .get(A030);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/fhir+json");
        JsonNode bundle = reply.json();
        assertThat(bundle.path("type").asString()).isEqualTo("searchset");
        assertThat(bundle.path("total").asInt()).isEqualTo(bundle.path("entry").size());
        assertThat(bundle.at("/link/0/url").asString()).isEqualTo(server.url() + "/referrals/FHIR" + A030);
        assertThat(bundle.path("timestamp").asString()).endsWith("Z");
        JsonNode role = entryWith(bundle, "PractitionerRole-R69-000000000101");
        assertThat(role.path("fullUrl").asString())
                .isEqualTo(server.url() + "/referrals/FHIR/R4/PractitionerRole/PractitionerRole-R69-000000000101");
        assertThat(role.at("/search/mode").asString()).isEqualTo("match");
        JsonNode resource = role.path("resource");
        assertThat(resource.at("/practitioner/identifier/system").asString())
                .isEqualTo("https://fhir.nhs.uk/Id/sds-user-id");
        assertThat(resource.at("/practitioner/identifier/value").asString()).isEqualTo("000000000101");
        assertThat(resource.at("/organization/identifier/value").asString()).isEqualTo("R69");
        assertThat(resource.at("/code/0/coding/0/system").asString())
                .isEqualTo("https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1");
        assertThat(codes(resource)).contains("SERVICE_PROVIDER_CLINICIAN", "SERVICE_PROVIDER_ADMIN", "SERVICE_DEFINER");
    }

    @Test
    void a030_tells_a_stranger_with_a_good_token_that_there_is_nothing() {
        Reply reply = server.anybody()
                .with("Authorization", "Bearer " + server.token("999999999998"))
                .get(A030);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("total").asInt(-1)).isZero();
        assertThat(reply.json().has("entry")).isFalse();
    }

    @Test
    void a030_knows_no_parameters_and_one_media_type() {
        var client = server.anybody().with("Authorization", "Bearer " + server.token(ADMIN));
        assertThat(client.get(A030 + "?x=1").code()).isEqualTo("REC_BAD_REQUEST");
        assertThat(client.with("Accept", "text/html").get(A030).status()).isEqualTo(406);
        assertThat(client.post(A030, "{}").status()).isEqualTo(405);
    }

    @Test
    void a040_tells_an_admin_for_whom_they_may_act_each_identifier_as_one_object() {
        Reply reply = server.as(ADMIN, "R69", DELEGATE).get(A040);
        assertThat(reply.status()).isEqualTo(200);
        JsonNode bundle = reply.json();
        assertThat(bundle.path("total").asInt()).isEqualTo(2);
        JsonNode entry = entryWith(bundle, "103264994989");
        assertThat(entry.path("fullUrl").asString()).isEqualTo("Practitioner/103264994989");
        assertThat(entry.at("/resource/identifier").isObject()).isTrue();
        assertThat(entry.at("/resource/identifier/system").asString()).isEqualTo("https://fhir.nhs.uk/Id/sds-user-id");
        assertThat(entry.at("/resource/identifier/value").asString()).isEqualTo("103264994989");
        assertThat(bundle.at("/link/0/url").asString()).isEqualTo(server.url() + "/referrals/FHIR" + A040);
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''                               | 400 | required | REC_BAD_REQUEST
            ?_query=other                    | 400 | invalid  | REC_BAD_REQUEST
            ?_query=onBehalfOf&_query=x      | 400 | invalid  | REC_BAD_REQUEST
            ?_query=onBehalfOf&identifier=1  | 400 | invalid  | REC_BAD_REQUEST
            """)
    void a040_needs_its_query(String query, int status, String issue, String code) {
        Reply reply = server.as(ADMIN, "R69", DELEGATE).get("/R4/Practitioner" + query);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().at("/issue/0/code").asString()).isEqualTo(issue);
        assertThat(reply.code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} at {1} as {2} for {3}: {4} {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            103264994345 | R69 | SERVICE_PROVIDER_CLINICIAN_ADMIN | -            | 200 | ''
            103264994345 | R69 | SERVICE_PROVIDER_CLINICIAN_ADMIN | 103264994989 | 200 | ''
            103264994345 | R69 | SERVICE_PROVIDER_CLINICIAN_ADMIN | 111111111111 | 403 | REC_FORBIDDEN
            103264994345 | R68 | SERVICE_PROVIDER_CLINICIAN_ADMIN | -            | 403 | REC_FORBIDDEN
            103264994345 | X99 | SERVICE_PROVIDER_CLINICIAN_ADMIN | -            | 403 | REC_FORBIDDEN
            103264994345 | -   | SERVICE_PROVIDER_CLINICIAN_ADMIN | -            | 400 | MISSING_HEADER
            103264994345 | R69 | -                                | -            | 400 | MISSING_HEADER
            103264994345 | R69 | REFERRING_CLINICIAN              | -            | 403 | REC_FORBIDDEN
            103264994345 | R69 | SERVICE_PROVIDER_ADMIN           | -            | 403 | REC_FORBIDDEN
            103264994345 | R69 | PROVIDER_AUTHORISED_APPLICATION  | -            | 403 | REC_FORBIDDEN
            021600556514 | R69 | SERVICE_PROVIDER_CLINICIAN_ADMIN | -            | 403 | REC_FORBIDDEN
            021600556514 | R69 | SERVICE_PROVIDER_CLINICIAN       | -            | 403 | REC_FORBIDDEN
            """)
    void one_acts_only_as_what_one_is(
            String user, String organisation, String function, String onBehalfOf, int status, String code) {
        Reply reply = acting(user, organisation, function, onBehalfOf).get(A040);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(status == 200 ? "" : reply.code()).isEqualTo(code);
        assertThat(reply.header("X-Request-ID")).endsWith("-1");
    }

    @ParameterizedTest(name = "{0} at {1} as {2} for {3}: {4} {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            021600556514 | R69 | REFERRING_CLINICIAN              | -            | 200 | ''
            021600556514 | R68 | REFERRING_CLINICIAN              | -            | 403 | FORBIDDEN
            021600556514 | R69 | REFERRING_CLINICIAN              | 103264994989 | 403 | FORBIDDEN
            021600556514 | R69 | INFORMATION_ANALYST              | -            | 403 | FORBIDDEN
            021600556514 | R69 | REFERRER_AUTHORISED_APPLICATION  | -            | 403 | FORBIDDEN
            021600556514 | -   | REFERRING_CLINICIAN              | -            | 400 | MISSING_HEADER
            021600556514 | ' ' | REFERRING_CLINICIAN              | -            | 400 | MISSING_HEADER
            103264994345 | R69 | SERVICE_PROVIDER_CLINICIAN_ADMIN | 103264994989 | 200 | ''
            103264994345 | R69 | SERVICE_PROVIDER_CLINICIAN_ADMIN | -            | 400 | MISSING_HEADER
            103264994345 | R69 | SERVICE_PROVIDER_CLINICIAN_ADMIN | 111111111111 | 403 | FORBIDDEN
            999000000000 | R69 | REFERRING_CLINICIAN              | -            | 403 | FORBIDDEN
            """)
    void an_stu3_endpoint_says_the_same_in_its_own_words(
            String user, String organisation, String function, String onBehalfOf, int status, String code) {
        Reply reply = acting(user, organisation, function, onBehalfOf).get("/STU3/CodeSystem/PRIORITY");
        assertThat(reply.status()).isEqualTo(status);
        if (status != 200) {
            assertThat(reply.code()).isEqualTo(code);
            JsonNode coding = reply.json().at("/issue/0/details/coding/0");
            assertThat(coding.path("system").asString())
                    .isEqualTo("https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1");
            assertThat(reply.json().at("/issue/0/code").asString()).isEqualTo(status == 400 ? "required" : "forbidden");
        }
    }

    @ParameterizedTest(name = "identity {0}, authenticator {1}: {2}")
    @CsvSource({"2, 3, forbidden", "3, 1, login"})
    void an_stu3_endpoint_wants_levels_before_anything_else(int identity, int authenticator, String issue) {
        Reply reply = server.anybody()
                .with("Authorization", "Bearer " + server.token("021600556514", identity, authenticator))
                .get("/STU3/CodeSystem/PRIORITY");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("NO_ACCESS");
        assertThat(reply.json().at("/issue/0/code").asString()).isEqualTo(issue);
    }

    private Client acting(String user, String organisation, String function, String onBehalfOf) {
        Client client = server.anybody().with("Authorization", "Bearer " + server.token(user));
        client = organisation == null ? client : client.with("NHSD-End-User-Organisation-ODS", organisation);
        client = function == null ? client : client.with("NHSD-eRS-Business-Function", function);
        return onBehalfOf == null ? client : client.with("NHSD-eRS-On-Behalf-Of-User-ID", onBehalfOf);
    }

    private static JsonNode entryWith(JsonNode bundle, String id) {
        for (JsonNode entry : bundle.path("entry")) {
            if (entry.at("/resource/id").asString().equals(id)) {
                return entry;
            }
        }
        throw new AssertionError("no entry " + id + " in " + bundle);
    }

    private static List<String> codes(JsonNode resource) {
        List<String> codes = new ArrayList<>();
        resource.path("code")
                .forEach(code -> codes.add(code.at("/coding/0/code").asString()));
        return codes;
    }
}
