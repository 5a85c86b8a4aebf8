package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.worklist.Worklist;
import health.onward.worklist.WorklistRequest;
import health.onward.worklist.WorklistRequest.Allocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorklistRequestStu3Test {

    private static final String LIST = concept("listType", "eRS-ReferralListSelector-1", "REFERRALS_FOR_REVIEW");
    private static final String SERVICE = identifier("service", "http://fhir.nhs.net/Id/ers-service", "11002");
    private static final String SPECIALTY = """
            {"name": "specialty", "valueCodeableConcept": {"coding": [
              {"system": "https://example.org/referrals/FHIR/STU3/CodeSystem/SPECIALTY", "code": "CARDIOLOGY"}]}}""";
    private static final String CLINICIAN =
            identifier("clinician", "http://fhir.nhs.net/Id/sds-user-id", "021600556514");
    private static final String LOCATION =
            identifier("location", "https://directory.spineservices.nhs.uk/STU3/Organization", "R6901");

    /** The lists that only pages show have no code in the published selector. */
    @ParameterizedTest
    @EnumSource(Worklist.class)
    void exactly_the_published_lists_can_be_asked_for(Worklist list) {
        Outcome<WorklistRequest> asked = read(concept("listType", "eRS-ReferralListSelector-1", list.name()));
        if (list.published()) {
            assertThat(asked).isEqualTo(Outcome.accepted(WorklistRequest.whole(list)));
        } else {
            assertThat(((Outcome.Refused<WorklistRequest>) asked).code()).isEqualTo(RefusalCode.INVALID_CODE);
        }
    }

    @Test
    void every_filter_is_read() {
        assertThat(read(
                        LIST,
                        SERVICE,
                        indicator("specialty", "ASSIGNED"),
                        SPECIALTY,
                        LOCATION,
                        indicator("clinician", "ASSIGNED"),
                        CLINICIAN))
                .isEqualTo(Outcome.accepted(new WorklistRequest(
                        Worklist.REFERRALS_FOR_REVIEW,
                        Optional.of(new ServiceId(11002)),
                        Optional.of("CARDIOLOGY"),
                        Optional.of(new OdsCode("R6901")),
                        new Allocation.To(new UserId("021600556514")))));
    }

    @Test
    void entries_without_an_allocated_clinician_can_be_asked_for() {
        assertThat(read(LIST, indicator("clinician", "NOT_ASSIGNED")))
                .isEqualTo(Outcome.accepted(new WorklistRequest(
                        Worklist.REFERRALS_FOR_REVIEW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Allocation.Nobody())));
    }

    @Test
    void a_value_and_its_indicator_come_together() {
        assertThat(refusals(LIST, indicator("specialty", "ASSIGNED"))).containsExactly("MISSING_VALUE specialty");
        assertThat(refusals(LIST, indicator("clinician", "ASSIGNED"))).containsExactly("MISSING_VALUE clinician");
        assertThat(refusals(LIST, SPECIALTY)).containsExactly("UNEXPECTED_FIELD parameter[1]");
        assertThat(refusals(LIST, CLINICIAN)).containsExactly("UNEXPECTED_FIELD parameter[1]");
        assertThat(refusals(LIST, indicator("clinician", "NOT_ASSIGNED"), CLINICIAN))
                .containsExactly("UNEXPECTED_FIELD parameter[2]");
        assertThat(refusals(LIST, indicator("specialty", "NOT_ASSIGNED")))
                .containsExactly("INVALID_VALUE parameter[1]");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "listType", "valueCodeableConcept": {"coding": [{"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1", "code": "EVERYTHING"}]}}                  | INVALID_CODE parameter[0]/valueCodeableConcept/coding[0]/code
            {"name": "listType", "valueCodeableConcept": {"coding": [{"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-CommunicationListSelector-1", "code": "ADVICE_AND_GUIDANCE_REQUESTS"}]}} | INVALID_VALUE parameter[0]/valueCodeableConcept/coding[0]/system
            {"name": "listType", "valueCodeableConcept": {"coding": [{"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1"}]}}                                        | MISSING_VALUE parameter[0]/valueCodeableConcept/coding[0]/code
            {"name": "listType", "valueString": "AWAITING_BOOKING"}                                                                                                                         | INVALID_FHIR_STRUCTURE parameter[0]
            """)
    void a_list_that_is_none_is_refused(String parameter, String expected) {
        assertThat(refusals(parameter)).containsExactly(expected);
    }

    @Test
    void a_list_must_be_named_once() {
        assertThat(refusals()).containsExactly("MISSING_VALUE listType");
        assertThat(refusals(LIST, LIST)).containsExactly("INVALID_FHIR_STRUCTURE parameter[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "eleven", "99999999999999999999"})
    void a_service_is_a_number(String value) {
        assertThat(refusals(LIST, identifier("service", "http://fhir.nhs.net/Id/ers-service", value)))
                .containsExactly("INVALID_VALUE parameter[1]/valueIdentifier/value");
    }

    @Test
    void what_was_never_asked_for_is_unexpected() {
        assertThat(refusals(LIST, "{\"name\": \"page\", \"valueString\": \"2\"}"))
                .containsExactly("UNEXPECTED_FIELD parameter[1]");
    }

    private static List<String> refusals(String... parameters) {
        return read(parameters) instanceof Outcome.Refused<WorklistRequest>(var refusals)
                ? refusals.stream().map(r -> r.code() + " " + r.where()).toList()
                : List.of();
    }

    private static Outcome<WorklistRequest> read(String... parameters) {
        String body = """
                {"resourceType": "Parameters",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1"]},
                 "parameter": [%s]}""".formatted(String.join(",", parameters));
        return WorklistRequestStu3.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String indicator(String of, String code) {
        return concept(of + "AssignedIndicator", "eRS-AssignedIndicator-1", code);
    }

    private static String concept(String name, String system, String code) {
        return """
                {"name": "%s", "valueCodeableConcept": {"coding": [
                  {"system": "https://fhir.nhs.uk/STU3/CodeSystem/%s", "code": "%s"}]}}""".formatted(name, system, code);
    }

    private static String identifier(String name, String system, String value) {
        return """
                {"name": "%s", "valueIdentifier": {"system": "%s", "value": "%s"}}""".formatted(name, system, value);
    }
}
