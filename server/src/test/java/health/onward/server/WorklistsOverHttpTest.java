package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A008 over HTTP: lists of the demo world, where 000000070003 was deferred to service 11021 of R69 eleven days ago. */
class WorklistsOverHttpTest {

    private static final String DEFERRED = "ReferralRequest/000000070003";
    private static final String ISSUES = "APPOINTMENT_SLOT_ISSUES";
    private static final String SYSTEM = "https://fhir.nhs.uk/STU3/CodeSystem/";

    private final RunningServer server = RunningServer.get();
    private final Client desk = server.as("555032006103", "R69", "SERVICE_PROVIDER_ADMIN");
    private final Client office = server.as("555031998103", "R69", "REFERRING_ADMIN");

    @ParameterizedTest(name = "slot issues with {0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -                                              | there
        service=11021                                  | there
        service=11000                                  | not there
        service=300001                                 | 422 NO_RELATIONSHIP
        service=999999                                 | 422 REFERENCE_NOT_FOUND
        specialtyIs=ASSIGNED specialty=CARDIOLOGY      | there
        specialtyIs=ASSIGNED specialty=NEUROLOGY       | not there
        specialtyIs=ASSIGNED specialty=NO_SUCH         | 422 REFERENCE_NOT_FOUND
        specialty=CARDIOLOGY                           | 422 UNEXPECTED_FIELD
        specialtyIs=ASSIGNED                           | 422 MISSING_VALUE
        specialtyIs=NOT_ASSIGNED                       | 422 INVALID_VALUE
        specialtyIs=PERHAPS                            | 422 INVALID_CODE
        location=R69                                   | there
        location=R6901                                 | not there
        location=X9999                                 | 422 REFERENCE_NOT_FOUND
        clinicianIs=NOT_ASSIGNED                       | there
        clinicianIs=ASSIGNED clinician=021600556514    | not there
        clinicianIs=ASSIGNED clinician=000000000099    | 422 REFERENCE_NOT_FOUND
        clinician=021600556514                         | 422 UNEXPECTED_FIELD
        clinicianIs=ASSIGNED                           | 422 MISSING_VALUE
        clinicianIs=NOT_ASSIGNED clinician=021600556514 | 422 UNEXPECTED_FIELD
        service=11021 location=R69 clinicianIs=NOT_ASSIGNED | there
        service=11021 location=R6901                   | not there
        colour=red                                     | 422 UNEXPECTED_FIELD
        """)
    void a_provider_filters_its_list(@Nullable String filters, String expected) {
        assertThat(seen(desk, ISSUES, filters)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} as {1} with {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        APPOINTMENT_SLOT_ISSUES           | desk   | -             | there
        REFERRALS_FOR_REVIEW              | desk   | -             | not there
        AWAITING_BOOKING                  | desk   | -             | 403 FORBIDDEN
        AWAITING_BOOKING                  | office | -             | there
        LETTERS_OUTSTANDING               | office | -             | there
        REJECTED_TRIAGE_RESPONSE          | office | -             | not there
        ASSESSMENT_RETURNED_CANCELLED_DNA | office | -             | not there
        APPOINTMENT_SLOT_ISSUES           | office | -             | 403 FORBIDDEN
        AWAITING_BOOKING                  | office | service=11021 | 422 UNEXPECTED_FIELD
        LETTERS_OUTSTANDING               | office | clinicianIs=NOT_ASSIGNED | 422 UNEXPECTED_FIELD
        NO_SUCH_LIST                      | desk   | -             | 422 INVALID_CODE
        """)
    void each_list_is_one_sides(String list, String who, @Nullable String filters, String expected) {
        assertThat(seen(who.equals("desk") ? desk : office, list, filters)).isEqualTo(expected);
    }

    /** A clinician's admin sees what the clinician sees for whom they act; another organisation sees its own. */
    @Test
    void whose_workgroups_count_is_who_acts() {
        Client admin = server.as("555031998104", "R69", "SERVICE_PROVIDER_CLINICIAN_ADMIN");
        assertThat(seen(admin.with("NHSD-eRS-On-Behalf-Of-User-ID", "111111111111"), ISSUES, null))
                .isEqualTo("there");
        assertThat(seen(admin, ISSUES, null)).startsWith("4");
        assertThat(seen(server.as("555032006103", "RCD", "SERVICE_PROVIDER_ADMIN"), ISSUES, null))
                .isEqualTo("not there");
    }

    @Test
    void a_slot_issue_tells_what_the_published_example_tells() {
        JsonNode entry = entries(desk, ISSUES)
                .filter(e -> e.at("/item/reference").asString("").equals(DEFERRED))
                .findFirst()
                .orElseThrow();
        assertThat(entry.at("/extension/0/url").asString(""))
                .isEqualTo(
                        "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AppointmentSlotIssues-WorkListItem-1");
        JsonNode members = entry.at("/extension/0/extension");
        assertThat(members.valueStream().map(m -> m.path("url").asString("")))
                .containsExactly(
                        "priority",
                        "specialty",
                        "patient",
                        "eReferralPathwayStart",
                        "clinicalInfoPrinted",
                        "ubrnReceived",
                        "patientContactExpected",
                        "clinicalInformationStatus",
                        "reason",
                        "service");
        // The letter was promised for days that have passed.
        assertThat(members.at("/7/valueCodeableConcept/coding/0/code").asString(""))
                .isEqualTo("OVERDUE");
        assertThat(members.at("/9/valueReference/display").asString("")).isEqualTo("Cardiology Business Service");
    }

    private String seen(Client client, String list, @Nullable String filters) {
        var reply = client.post("/STU3/ReferralRequest/$ers.fetchworklist", body(list, filters));
        if (reply.status() != 200) {
            return (reply.status() + " " + reply.code()).strip();
        }
        return reply.body().contains("\"" + DEFERRED + "\"") ? "there" : "not there";
    }

    private Stream<JsonNode> entries(Client client, String list) {
        return client.post("/STU3/ReferralRequest/$ers.fetchworklist", body(list, null))
                .json()
                .path("entry")
                .valueStream();
    }

    private String body(String list, @Nullable String filters) {
        List<String> parameters = new ArrayList<>();
        parameters.add(concept("listType", SYSTEM + "eRS-ReferralListSelector-1", list));
        if (filters != null) {
            Arrays.stream(filters.split(" +")).map(f -> f.split("=")).forEach(f -> parameters.add(filter(f[0], f[1])));
        }
        return """
                {"resourceType": "Parameters",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1"]},
                 "parameter": [%s]}
                """.formatted(String.join(",", parameters));
    }

    private String filter(String name, String value) {
        return switch (name) {
            case "specialtyIs", "clinicianIs" ->
                concept(name.replace("Is", "AssignedIndicator"), SYSTEM + "eRS-AssignedIndicator-1", value);
            case "specialty" -> concept(name, server.url() + "/referrals/FHIR/STU3/CodeSystem/SPECIALTY", value);
            default -> """
                {"name": "%s", "valueIdentifier": {"system": "%s", "value": "%s"}}
                """.formatted(name, SYSTEMS.getOrDefault(name, "x"), value);
        };
    }

    private static final Map<String, String> SYSTEMS = Map.of(
            "service", "http://fhir.nhs.net/Id/ers-service",
            "location", "https://directory.spineservices.nhs.uk/STU3/Organization",
            "clinician", "http://fhir.nhs.net/Id/sds-user-id");

    private static String concept(String name, String system, String code) {
        return """
                {"name": "%s", "valueCodeableConcept": {"coding": [{"system": "%s", "code": "%s"}]}}
                """.formatted(name, system, code);
    }
}
