package health.onward.fhir.r4;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.BookableType;
import health.onward.directory.Priority;
import health.onward.directory.RequestType;
import health.onward.directory.Service;
import health.onward.directory.ServiceDefinition;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HealthcareServiceR4Test {

    @Test
    void a_service_with_all_it_can_have_is_written_as_the_published_example_has_it() {
        var notes = new Service.Notes(
                Optional.of("for referrers only"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Bring a friend"),
                Optional.of("8 to 4"),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new Service.Contact("PATIENT", "phone", "01234 500600"),
                        new Service.Contact("HEALTHCARE_PROFESSIONALS", "email", "clinic@example.org"),
                        new Service.Contact("PATIENT", "email", "patients@example.org"),
                        new Service.Contact("PATIENT", "fax", "01234 500601")));

        assertThat(json(service(
                        Set.of(RequestType.ADVICE_AND_GUIDANCE_REQUEST, RequestType.APPOINTMENT_REQUEST),
                        BookableType.DIRECTLY_BOOKABLE,
                        Optional.of("DAY_CASE"),
                        notes)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {
                          "resourceType": "HealthcareService",
                          "id": "2",
                          "meta": {"versionId": "7"},
                          "language": "en",
                          "extension": [
                            {"url": "https://fhir.nhs.uk/StructureDefinition/Extension-eRS-HoursOfOperation",
                             "valueString": "8 to 4"},
                            {"url": "https://fhir.nhs.uk/StructureDefinition/Extension-eRS-ServiceInstructions",
                             "valueString": "Bring a friend"},
                            {"url": "https://fhir.nhs.uk/StructureDefinition/Extension-eRS-HealthcareService-Contact",
                             "extension": [
                               {"url": "purpose", "valueCodeableConcept": {"coding": [
                                 {"system": "http://terminology.hl7.org/CodeSystem/contactentity-type", "code": "PATINF",
                                  "display": "Patient"}]}},
                               {"url": "telecom", "valueContactPoint": {"system": "phone", "value": "01234 500600"}},
                               {"url": "telecom", "valueContactPoint": {"system": "email", "value": "patients@example.org"}}]},
                            {"url": "https://fhir.nhs.uk/StructureDefinition/Extension-eRS-HealthcareService-Contact",
                             "extension": [
                               {"url": "purpose", "valueCodeableConcept": {"coding": [
                                 {"system": "https://fhir.nhs.uk/CodeSystem/eRS-Purpose", "code": "HEALTHCARE_PROFESSIONALS",
                                  "display": "Healthcare Professionals"}]}},
                               {"url": "telecom", "valueContactPoint": {"system": "email", "value": "clinic@example.org"}}]}],
                          "location": [{"identifier": {"system": "https://fhir.nhs.uk/Id/ods-site-code", "value": "R6901"}}],
                          "name": "A service",
                          "type": [{"coding": [
                            {"system": "https://fhir.nhs.uk/CodeSystem/eRS-AppointmentType", "code": "DAY_CASE",
                             "display": "Day Case"}]}],
                          "characteristic": [
                            {"coding": [{"system": "https://fhir.nhs.uk/CodeSystem/eRS-RequestFlowType", "code": "BOOKABLE",
                                         "display": "A service which supports a patient appointment"}]},
                            {"coding": [{"system": "https://fhir.nhs.uk/CodeSystem/eRS-RequestFlowType",
                                         "code": "ADVICE_AND_GUIDANCE",
                                         "display": "A service which can discuss the patient and receive guidance rather than a patient attending an appointment"}]},
                            {"coding": [{"system": "https://fhir.nhs.uk/CodeSystem/eRS-BookableType",
                                         "code": "DIRECTLY_BOOKABLE", "display": "Directly Bookable"}]}]
                        }
                        """));
    }

    @Test
    void a_service_with_the_least_it_can_have_leaves_the_rest_out() {
        var silent = new Service.Notes(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        JsonNode written =
                json(service(Set.of(RequestType.TRIAGE_REQUEST), BookableType.UNSPECIFIED, Optional.empty(), silent));

        assertThat(written.propertyNames())
                .containsExactlyInAnyOrder(
                        "resourceType", "id", "meta", "language", "location", "name", "characteristic");
        assertThat(written.path("characteristic").findValuesAsString("code")).containsExactly("REVIEW");
    }

    private static JsonNode json(Service service) {
        byte[] body = R4Answers.of(200, HealthcareServiceR4.write(service)).body();
        return JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8));
    }

    private static Service service(
            Set<RequestType> types, BookableType bookable, Optional<String> appointmentType, Service.Notes notes) {
        var definition = new ServiceDefinition(
                "A service",
                new OdsCode("R69"),
                new OdsCode("R6901"),
                "CARDIOLOGY",
                Set.of("HEART_FAILURE"),
                Set.of(),
                Set.of(),
                types,
                bookable,
                appointmentType,
                Set.of(Priority.ROUTINE),
                Service.SexTreated.MALE_AND_FEMALE,
                new Service.Ages(0, Optional.empty()),
                LocalDate.of(2020, 1, 1),
                Optional.empty(),
                true,
                Service.Menu.SECONDARY_CARE,
                Optional.of(40),
                new Service.SlotSettings(0, 180, Map.of()),
                Set.of(),
                notes);
        return new Service(
                new ServiceId(2),
                7,
                Service.Status.PUBLISHED,
                definition,
                new Service.Site(new OdsCode("R6901"), "A clinic", Optional.empty()),
                false,
                false);
    }
}
