package health.onward.fhir.stu3;

import java.nio.charset.StandardCharsets;

/** Bodies of searches, in the shape of the published examples. */
final class SearchBodies {

    private static final String SYSTEMS = "https://fhir.nhs.uk/STU3/CodeSystem/eRS-";
    private static final String PROFILES = "https://fhir.nhs.uk/STU3/StructureDefinition/eRS-";

    static final String PRIORITY = coding("priority", SYSTEMS + "Priority-1", "ROUTINE");
    static final String SPECIALTY =
            coding("specialty", "http://any.example/FHIR/STU3/CodeSystem/SPECIALTY", "CARDIOLOGY");
    static final String CLINIC_TYPE = coding("clinicType", SYSTEMS + "ClinicType-1", "HEART_FAILURE");
    static final String APPROPRIATE = "{\"name\": \"ageAndGenderAppropriate\", \"valueBoolean\": true}";
    static final String REQUEST_TYPE = coding("requestType", SYSTEMS + "RequestType-1", "APPOINTMENT_REQUEST");
    static final String SORT_BY = coding("sortBy", SYSTEMS + "SortBy-1", "IWT");
    static final String PATIENT = identifier("patient", "http://fhir.nhs.net/Id/nhs-number", "9912003888");

    private SearchBodies() {}

    static String coding(String name, String system, String code) {
        return "{\"name\": \"%s\", \"valueCoding\": {\"system\": \"%s\", \"code\": \"%s\"}}"
                .formatted(name, system, code);
    }

    static String identifier(String name, String system, String value) {
        return "{\"name\": \"%s\", \"valueIdentifier\": {\"system\": \"%s\", \"value\": \"%s\"}}"
                .formatted(name, system, value);
    }

    static String criteria(String... parameters) {
        return "{\"name\": \"searchCriteria\", \"resource\": %s}"
                .formatted(parameters("ServiceSearchCriteria", "\"id\": \"any-1\",", parameters));
    }

    static String parameters(String profile, String more, String... parameters) {
        return "{\"resourceType\": \"Parameters\", \"meta\": {\"profile\": [\"%s%s-Parameters-1\"]}, %s \"parameter\": [%s]}"
                .formatted(PROFILES, profile, more, String.join(", ", parameters));
    }

    static byte[] search(String... parameters) {
        return parameters("PatientServiceSearch", "", parameters).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] searchWith(String... criteria) {
        return search(REQUEST_TYPE, SORT_BY, PATIENT, criteria(criteria));
    }
}
