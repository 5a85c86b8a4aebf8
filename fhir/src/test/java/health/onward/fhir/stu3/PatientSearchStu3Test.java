package health.onward.fhir.stu3;

import static health.onward.fhir.stu3.SearchBodies.APPROPRIATE;
import static health.onward.fhir.stu3.SearchBodies.CLINIC_TYPE;
import static health.onward.fhir.stu3.SearchBodies.PATIENT;
import static health.onward.fhir.stu3.SearchBodies.PRIORITY;
import static health.onward.fhir.stu3.SearchBodies.REQUEST_TYPE;
import static health.onward.fhir.stu3.SearchBodies.SORT_BY;
import static health.onward.fhir.stu3.SearchBodies.SPECIALTY;
import static health.onward.fhir.stu3.SearchBodies.coding;
import static health.onward.fhir.stu3.SearchBodies.criteria;
import static health.onward.fhir.stu3.SearchBodies.identifier;
import static health.onward.fhir.stu3.SearchBodies.search;
import static health.onward.fhir.stu3.SearchBodies.searchWith;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.directory.SearchFor;
import health.onward.directory.SortBy;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import health.onward.referral.PatientSearch.Request;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientSearchStu3Test {

    private static final String CRITERIA = "parameter[3]/resource/";

    @Test
    void the_least_that_can_be_asked() {
        assertThat(PatientSearchStu3.read(searchWith(PRIORITY, SPECIALTY, CLINIC_TYPE, APPROPRIATE)))
                .isEqualTo(Outcome.accepted(new Request(
                        SearchFor.REFERRAL,
                        SortBy.IWT,
                        new NhsNumber("9912003888"),
                        Optional.empty(),
                        Optional.empty(),
                        new SearchCriteria(
                                Priority.ROUTINE,
                                Optional.of("CARDIOLOGY"),
                                Optional.of("HEART_FAILURE"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                false))));
    }

    @Test
    void all_that_can_be_asked() {
        byte[] body = search(
                coding("sortBy", "https://fhir.nhs.uk/STU3/CodeSystem/eRS-SortBy-1", "DISTANCE"),
                criteria(
                        PRIORITY,
                        SPECIALTY,
                        CLINIC_TYPE,
                        "{\"name\": \"indicativeAppointmentWaitTimeLimit\", \"valueUnsignedInt\": 15}",
                        "{\"name\": \"postcode\", \"valueString\": \"ZZ1 1FL\"}",
                        "{\"name\": \"distanceLimit\", \"valueUnsignedInt\": 0}",
                        coding("clinicalTerm", "http://snomed.info/sct", "1003"),
                        identifier("namedClinician", "http://fhir.nhs.net/Id/sds-user-id", "021600556514"),
                        identifier("organisation", "https://directory.spineservices.nhs.uk/STU3/Organization", "R69"),
                        coding(
                                "commissioningProvisioning",
                                "https://fhir.nhs.uk/STU3/CodeSystem/eRS-CommissioningProvisioning-1",
                                "ALL_SERVICES"),
                        "{\"name\": \"ageAndGenderAppropriate\", \"valueBoolean\": false}"),
                identifier("commissioningRuleOrganisation", "https://fhir.nhs.uk/Id/ods-organization-code", "R68"),
                identifier("referringClinician", "http://fhir.nhs.net/Id/sds-user-id", "021600556513"),
                PATIENT,
                coding(
                        "requestType",
                        "https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestType-1",
                        "ADVICE_AND_GUIDANCE_REQUEST"));

        assertThat(PatientSearchStu3.read(body))
                .isEqualTo(Outcome.accepted(new Request(
                        SearchFor.ADVICE,
                        SortBy.DISTANCE,
                        new NhsNumber("9912003888"),
                        Optional.of(new UserId("021600556513")),
                        Optional.of(new OdsCode("R68")),
                        new SearchCriteria(
                                Priority.ROUTINE,
                                Optional.of("CARDIOLOGY"),
                                Optional.of("HEART_FAILURE"),
                                Optional.of("1003"),
                                Optional.of(new UserId("021600556514")),
                                Optional.of("ZZ1 1FL"),
                                Optional.of(0),
                                Optional.of(15),
                                Optional.of(new OdsCode("R69")),
                                false,
                                true))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"name": "distanceLimit", "valueUnsignedInt": -1}                              | INVALID_VALUE
        {"name": "distanceLimit", "valueUnsignedInt": "5"}                             | INVALID_VALUE
        {"name": "distanceLimit", "valueUnsignedInt": 5.5}                             | INVALID_VALUE
        {"name": "distanceLimit", "valueUnsignedInt": 99999999999}                     | INVALID_VALUE
        {"name": "distanceLimit", "valueInteger": 5}                                   | INVALID_FHIR_STRUCTURE
        {"name": "distanceLimit"}                                                      | MISSING_VALUE
        {"name": "distancelimit", "valueUnsignedInt": 5}                               | UNEXPECTED_FIELD
        {"name": "place", "valueString": "Leeds"}                                      | UNEXPECTED_FIELD
        {"name": "postcode", "valueString": 5}                                         | INVALID_VALUE
        {"name": "priority", "valueCoding": {"system": "x", "code": "ROUTINE"}}        | INVALID_FHIR_STRUCTURE
        {"name": "namedClinician", "valueIdentifier": {"system": "http://fhir.nhs.net/Id/sds-user-id", "value": "12"}}  | INVALID_VALUE
        {"name": "namedClinician", "valueIdentifier": {"system": "http://fhir.nhs.net/Id/sds-user-id"}}                 | MISSING_VALUE
        {"name": "namedClinician", "valueIdentifier": {"system": "x", "value": "021600556514"}}                         | INVALID_VALUE
        {"name": "organisation", "valueIdentifier": {"system": "https://directory.spineservices.nhs.uk/STU3/Organization", "value": "r69"}} | INVALID_VALUE
        {"name": "clinicalTerm", "valueCoding": {"system": "http://snomed.info/sct"}}  | MISSING_VALUE
        {"name": "clinicalTerm", "valueCoding": {"system": "http://snomed.info", "code": "1003"}} | INVALID_VALUE
        {"name": "clinicalTerm", "valueCoding": [{"system": "http://snomed.info/sct", "code": "1003"}]} | INVALID_FHIR_STRUCTURE
        {"name": "commissioningProvisioning", "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-CommissioningProvisioning-1", "code": "X"}} | INVALID_CODE
        """)
    void one_wrong_criterion_is_refused(String parameter, String code) {
        assertThat(codes(PatientSearchStu3.read(searchWith(PRIORITY, SPECIALTY, CLINIC_TYPE, APPROPRIATE, parameter))))
                .contains(code)
                .allMatch(code::equals);
    }

    @Test
    void what_is_wrong_with_a_body_is_told_together_each_with_its_place() {
        byte[] body = search(
                coding("requestType", "https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestType-1", "TRIAGE_REQUEST"),
                SORT_BY,
                SORT_BY,
                criteria(SPECIALTY, "{\"name\": \"ageAndGenderAppropriate\", \"valueBoolean\": \"true\"}"));
        assertThat(told(PatientSearchStu3.read(body)))
                .containsExactly("INVALID_VALUE parameter[3]/resource/parameter[1]/valueBoolean");

        body = search(
                coding("requestType", "https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestType-1", "TRIAGE_REQUEST"),
                SORT_BY,
                SORT_BY,
                criteria(SPECIALTY));
        assertThat(told(PatientSearchStu3.read(body)))
                .containsExactlyInAnyOrder(
                        "INVALID_CODE parameter[0]/valueCoding/code",
                        "INVALID_FHIR_STRUCTURE parameter[1]",
                        "MISSING_VALUE patient",
                        "MISSING_VALUE " + CRITERIA + "priority",
                        "MISSING_VALUE " + CRITERIA + "ageAndGenderAppropriate");
    }

    @Test
    void criteria_must_claim_their_profile_and_be_parameters() {
        assertThat(told(PatientSearchStu3.read(search(
                        REQUEST_TYPE,
                        SORT_BY,
                        PATIENT,
                        "{\"name\": \"searchCriteria\", \"resource\": {\"resourceType\": \"Parameters\", \"parameter\": ["
                                + PRIORITY + "," + APPROPRIATE + "]}}"))))
                .containsExactly("MISSING_VALUE " + CRITERIA + "meta/profile");
        assertThat(told(PatientSearchStu3.read(search(
                        REQUEST_TYPE,
                        SORT_BY,
                        PATIENT,
                        "{\"name\": \"searchCriteria\", \"resource\": {\"resourceType\": \"List\"}}"))))
                .containsExactly("INVALID_FHIR_STRUCTURE parameter[3]");
    }

    private static List<String> codes(Outcome<?> outcome) {
        return told(outcome).stream().map(line -> line.split(" ")[0]).toList();
    }

    private static List<String> told(Outcome<?> outcome) {
        return switch (outcome) {
            case Accepted<?> accepted -> List.of("accepted " + accepted.value());
            case Refused<?> refused ->
                refused.refusals().stream()
                        .map(refusal -> refusal.code() + " " + refusal.where())
                        .toList();
        };
    }
}
