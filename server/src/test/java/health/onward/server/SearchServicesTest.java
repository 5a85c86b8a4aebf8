package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client.Reply;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A010 over HTTP, in the demo world. */
class SearchServicesTest {

    static final String PATH = "/STU3/HealthcareService/$ers.searchHealthcareServicesForPatient";
    private static final String SYSTEMS = "https://fhir.nhs.uk/STU3/CodeSystem/eRS-";
    private static final String HEART =
            coding("specialty", "http://localhost/FHIR/STU3/CodeSystem/SPECIALTY", "CARDIOLOGY")
                    + coding("clinicType", SYSTEMS + "ClinicType-1", "HEART_FAILURE");

    private final RunningServer server = RunningServer.get();
    private final Client clinician = server.as("021600556514", "R69", "REFERRING_CLINICIAN");

    @Test
    void a_search_by_specialty_and_clinic_type_finds_services_with_all_that_a_referrer_is_told() {
        Reply reply = clinician.post(PATH, body("9912003888", "DISTANCE", "ROUTINE", HEART));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEmpty();
        assertThat(ids(reply)).contains("11002").hasSizeLessThanOrEqualTo(50).doesNotContain("11014");
        JsonNode list = reply.json();
        assertThat(list.path("status").asString()).isEqualTo("current");
        for (JsonNode entry : list.path("entry")) {
            assertThat(entry.at("/extension/0/extension").findValuesAsString("url"))
                    .containsExactly("displayProminently", "indicativeAppointmentWaitTime");
            assertThat(entry.at("/item/extension/0/extension").findValuesAsString("url"))
                    .contains(
                            "serviceName",
                            "specialty",
                            "genderTreated",
                            "bookableType",
                            "referralLetterRequired",
                            "location",
                            "supportedRequestFlowType");
        }
    }

    @Test
    void with_a_postcode_the_nearest_come_first_after_those_that_are_promoted() {
        Reply reply =
                clinician.post(PATH, body("9912003888", "DISTANCE", "ROUTINE", HEART + text("postcode", "ls12tw")));

        List<Integer> miles = entries(reply).stream()
                .filter(entry ->
                        !entry.at("/extension/0/extension/0/valueBoolean").asBoolean())
                .map(entry ->
                        entry.at("/extension/0/extension/1/valueUnsignedInt").asInt())
                .toList();
        assertThat(miles).isNotEmpty().isSorted();
        assertThat(miles.getFirst()).isZero();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"name": "clinicalTerm", "valueCoding": {"system": "http://snomed.info/sct", "code": "1003"}}                           | 11002
        {"name": "namedClinician", "valueIdentifier": {"system": "http://fhir.nhs.net/Id/sds-user-id", "value": "021600556514"}} | 11002
        """)
    void a_search_by_one_basis_finds_services(String criterion, String expected) {
        assertThat(ids(clinician.post(PATH, body("9912003888", "IWT", "URGENT", criterion + ","))))
                .contains(expected);
    }

    @Test
    void services_for_advice_are_found_by_asking_for_advice() {
        Reply reply = clinician.post(
                PATH,
                body("9912003888", "DISTANCE", "URGENT", HEART)
                        .replace("\"APPOINTMENT_REQUEST\"", "\"ADVICE_AND_GUIDANCE_REQUEST\""));

        assertThat(ids(reply)).contains("11010", "11014").doesNotContain("11002");
    }

    @Test
    void nothing_found_is_an_empty_list_with_a_reason() {
        String noClinicHere = "{\"name\": \"organisation\", \"valueIdentifier\": {\"system\":"
                + " \"https://directory.spineservices.nhs.uk/STU3/Organization\", \"value\": \"R6901\"}},";
        String allergy = HEART.replace("CARDIOLOGY", "ALLERGY").replace("HEART_FAILURE", "ALLERGY_1");

        Reply reply = clinician.post(PATH, body("9912003888", "DISTANCE", "ROUTINE", allergy + noClinicHere));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("entry").isArray()).isTrue();
        assertThat(ids(reply)).isEmpty();
        assertThat(reply.json().at("/emptyReason/coding/0/code").asString()).isEqualTo("nilknown");
    }

    @ParameterizedTest(name = "{0} {1} with {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
        9999999999 | ROUTINE       | -                                                         | REFERENCE_NOT_FOUND
        9912003888 | ROUTINE       | {"name": "distanceLimit", "valueUnsignedInt": 5},         | FIELD_NOT_PERMITTED
        9912003888 | TWO_WEEK_WAIT | {"name": "indicativeAppointmentWaitTimeLimit", "valueUnsignedInt": 5}, | FIELD_NOT_PERMITTED
        9912003888 | ROUTINE       | {"name": "postcode", "valueString": "XX1 1XX"},           | REFERENCE_NOT_FOUND
        9912003888 | SOON          | -                                                         | INVALID_CODE
        991200388  | ROUTINE       | -                                                         | INVALID_VALUE
        9912003888 | ROUTINE       | {"name": "colour", "valueString": "red"},                 | UNEXPECTED_FIELD
        """)
    void what_cannot_be_searched_is_refused(
            String patient, String priority, @org.jspecify.annotations.Nullable String more, String code) {
        Reply reply = clinician.post(PATH, body(patient, "IWT", priority, HEART + (more == null ? "" : more)));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void an_admin_names_the_clinician() {
        Client admin = server.as("103264992985", "R69", "REFERRING_CLINICIAN_ADMIN");
        String body = body("9912003888", "IWT", "ROUTINE", HEART);

        assertThat(admin.post(PATH, body).code()).isEqualTo("VALUE_IS_REQUIRED");
        assertThat(admin.post(PATH, named(body, "021600556514")).status()).isEqualTo(200);
        assertThat(admin.post(PATH, named(body, "999000000000")).code()).isEqualTo("REFERENCED_USER_IS_NOT_ACTIVE");
        assertThat(admin.post(PATH, named(body, "111111111111")).code()).isEqualTo("REFERENCED_USER_IS_NOT_RC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"resourceType\": \"Bundle\"}", "\"text\"", "{\"resourceType\": 5}"})
    void a_body_that_is_no_search_is_refused(String body) {
        Reply reply = clinician.post(PATH, body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    @Test
    void others_than_referring_clinicians_and_their_admins_may_not_search() {
        String body = body("9912003888", "IWT", "ROUTINE", HEART);
        assertThat(server.as("021600556514", "R69", "SERVICE_PROVIDER_CLINICIAN")
                        .post(PATH, body)
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(server.as("555031998103", "R69", "REFERRING_ADMIN")
                        .post(PATH, body)
                        .status())
                .isEqualTo(403);
        assertThat(server.anybody().post(PATH, body).status()).isEqualTo(401);
        assertThat(clinician
                        .with("Content-Type", "application/json")
                        .post(PATH, body)
                        .status())
                .isEqualTo(415);
        assertThat(clinician.with("Accept", "application/pdf").post(PATH, body).status())
                .isEqualTo(406);
    }

    private static String named(String body, String clinician) {
        return body.replace(
                "\"parameter\": [{\"name\": \"requestType\"",
                "\"parameter\": [{\"name\": \"referringClinician\", \"valueIdentifier\": {\"system\":"
                        + " \"http://fhir.nhs.net/Id/sds-user-id\", \"value\": \"" + clinician
                        + "\"}}, {\"name\": \"requestType\"");
    }

    private static List<JsonNode> entries(Reply reply) {
        return StreamSupport.stream(reply.json().path("entry").spliterator(), false)
                .toList();
    }

    static List<String> ids(Reply reply) {
        return entries(reply).stream()
                .map(entry -> entry.at("/item/identifier/value").asString())
                .toList();
    }

    static String coding(String name, String system, String code) {
        return "{\"name\": \"%s\", \"valueCoding\": {\"system\": \"%s\", \"code\": \"%s\"}},"
                .formatted(name, system, code);
    }

    static String text(String name, String value) {
        return "{\"name\": \"%s\", \"valueString\": \"%s\"},".formatted(name, value);
    }

    /** @param criteria parameters, each with a comma behind it */
    static String body(String patient, String sortBy, String priority, String criteria) {
        return """
                {"resourceType": "Parameters",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-PatientServiceSearch-Parameters-1"]},
                 "parameter": [%s %s
                   {"name": "searchCriteria", "resource": {"resourceType": "Parameters", "id": "any",
                     "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ServiceSearchCriteria-Parameters-1"]},
                     "parameter": [%s %s {"name": "ageAndGenderAppropriate", "valueBoolean": true}]}},
                   {"name": "patient", "valueIdentifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "%s"}}]}
                """.formatted(
                        coding("requestType", SYSTEMS + "RequestType-1", "APPOINTMENT_REQUEST"),
                        coding("sortBy", SYSTEMS + "SortBy-1", sortBy),
                        coding("priority", SYSTEMS + "Priority-1", priority),
                        criteria,
                        patient);
    }
}
