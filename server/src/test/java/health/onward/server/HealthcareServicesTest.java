package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A033, A035 and A037 over HTTP. */
class HealthcareServicesTest {

    private final RunningServer server = RunningServer.get();
    private final Client clinician = server.as("021600556514", "R69", "REFERRING_CLINICIAN");

    @Test
    void a_service_is_shown_with_its_version() {
        var reply = clinician.get("/R4/HealthcareService/11002");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(reply.json().path("id").asString()).isEqualTo("11002");
        assertThat(reply.json().at("/meta/versionId").asString()).isEqualTo("1");
        assertThat(reply.json().has("active")).isFalse();
    }

    @Test
    void its_version_alone_is_told_without_a_body() {
        var reply = clinician.send("HEAD", "/R4/HealthcareService/11002", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0", "x", "11002x", "-1", "9223372036854775807", "99999999999999999999", "011002"})
    void what_does_not_exist_is_not_found(String id) {
        var reply = clinician.get("/R4/HealthcareService/" + id);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("REC_NOT_FOUND");

        var head = clinician.send("HEAD", "/R4/HealthcareService/" + id, "");
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        1,2          | 1 2
        2,1          | 2 1
        2,2          | 2
        2,%20999999,1| 2 1
        5,6          | -
        """)
    void several_are_found_in_the_order_asked(String ids, @org.jspecify.annotations.Nullable String expected) {
        var reply = clinician.get("/R4/HealthcareService?_id=" + ids);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEmpty();
        String found = StreamSupport.stream(reply.json().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/id").asString())
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(expected == null ? "" : expected);
        assertThat(reply.json().path("total").asInt()).isEqualTo(expected == null ? 0 : found.split(" ").length);
        assertThat(reply.json().has("entry")).isEqualTo(expected != null);
    }

    @Test
    void a_bundle_says_what_was_asked_and_where_each_service_is() {
        var bundle = clinician.get("/R4/HealthcareService?_id=1").json();

        String base = server.url() + "/referrals/FHIR/R4/HealthcareService";
        assertThat(bundle.at("/link/0/url").asString()).isEqualTo(base + "?_id=1");
        assertThat(bundle.at("/entry/0/fullUrl").asString()).isEqualTo(base + "/1");
        assertThat(bundle.at("/entry/0/search/mode").asString()).isEqualTo("match");
        assertThat(bundle.at("/entry/0/resource/active").asBoolean()).isTrue();
        assertThat(bundle.path("timestamp").asString()).isNotEmpty();
        assertThat(bundle.at("/meta/lastUpdated").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?_id=",
                "?_id=x",
                "?_id=1,",
                "?_id=,1",
                "?_id=0",
                "?_id=1;2",
                "?_id=1&_id=2",
                "?id=1",
                "?_id=1&_count=2"
            })
    void a_malformed_question_is_a_bad_request(String query) {
        var reply = clinician.get("/R4/HealthcareService" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("REC_BAD_REQUEST");
    }

    @Test
    void twenty_ids_are_taken_and_twenty_one_are_too_many() {
        assertThat(clinician.get("/R4/HealthcareService?_id=" + ids(20)).status())
                .isEqualTo(200);
        assertThat(clinician.get("/R4/HealthcareService?_id=" + ids(21)).code()).isEqualTo("REC_BAD_REQUEST");
    }

    @Test
    void providers_have_no_use_for_it() {
        var provider = server.as("021600556514", "R69", "SERVICE_PROVIDER_CLINICIAN");
        for (String path : new String[] {"/R4/HealthcareService/1", "/R4/HealthcareService?_id=1"}) {
            var reply = provider.get(path);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("REC_FORBIDDEN");
        }
    }

    private static String ids(int many) {
        return IntStream.range(0, many).mapToObj(n -> String.valueOf(12000 + n)).collect(Collectors.joining(","));
    }
}
