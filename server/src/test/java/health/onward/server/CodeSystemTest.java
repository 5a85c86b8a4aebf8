package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A004 over HTTP. */
class CodeSystemTest {

    private final RunningServer server = RunningServer.get();
    private final Client clinician = server.as("021600556514", "R69", "REFERRING_CLINICIAN");

    @ParameterizedTest(name = "{0} has at least {1} codes, {2} among them")
    @CsvSource(delimiter = '|', textBlock = """
        SPECIALTY                         | 60  | CARDIOLOGY
        CLINIC-TYPE                       | 300 | HEART_FAILURE
        APPOINTMENT-CANCELLATION-REASON   | 36  | PATIENT_HOLIDAY
        REFERRAL-CANCELLATION-REASON      | 18  | INTEND_PRIVATE
        APPOINTMENT-NON-ATTENDANCE-REASON | 8   | PATIENT_FORGOT
        PRIORITY                          | 3   | TWO_WEEK_WAIT
        """)
    void each_list_is_given_whole(String type, int least, String code) {
        var reply = clinician.get("/STU3/CodeSystem/" + type);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEmpty();
        assertThat(reply.json().path("url").asString())
                .isEqualTo(server.url() + "/referrals/FHIR/STU3/CodeSystem/" + type);
        var codes = StreamSupport.stream(reply.json().path("concept").spliterator(), false)
                .map(concept -> concept.path("code").asString())
                .toList();
        assertThat(codes).hasSizeGreaterThanOrEqualTo(least).contains(code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLINIC_TYPE", "specialty", "PRIORITY-1", "x"})
    void another_list_is_not_found_and_nothing_is_said_of_it(String type) {
        var reply = clinician.get("/STU3/CodeSystem/" + type);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void an_admin_of_referrals_has_no_use_for_it() {
        var reply = server.as("555031998103", "R69", "REFERRING_ADMIN").get("/STU3/CodeSystem/PRIORITY");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void no_parameter_is_known() {
        assertThat(clinician.get("/STU3/CodeSystem/PRIORITY?_count=1").status()).isEqualTo(400);
    }
}
