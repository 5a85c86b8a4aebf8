package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.AppointmentWait;
import health.onward.directory.BookableType;
import health.onward.directory.Found;
import health.onward.directory.Priority;
import health.onward.directory.RequestType;
import health.onward.directory.SearchCriteria;
import health.onward.directory.Service;
import health.onward.directory.ServiceDefinition;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FoundServicesStu3Test {

    private static final String BASE = "http://localhost:8080/referrals/FHIR";
    private static final Service.Notes SILENT = new Service.Notes(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("https://www.nhs.uk/service?id=11002"),
            Optional.empty(),
            List.of());

    @Test
    void a_service_without_limits_is_written_as_the_published_example_has_it() {
        JsonNode list = json(FoundServicesStu3.write(
                List.of(new Found(
                        service(new Service.Ages(0, Optional.empty()), SILENT, Set.of(), false),
                        Optional.empty(),
                        new AppointmentWait.Days(10))),
                BASE));

        assertThat(list).isEqualTo(JsonMapper.shared().readTree("""
                {
                  "resourceType": "List",
                  "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchServices-List-1"]},
                  "status": "current",
                  "mode": "snapshot",
                  "entry": [{
                    "extension": [{
                      "url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ServiceSearch-ListItem-1",
                      "extension": [
                        {"url": "displayProminently", "valueBoolean": false},
                        {"url": "indicativeAppointmentWaitTime", "valueUnsignedInt": 10}]}],
                    "item": {
                      "extension": [{
                        "url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ServiceSummaryView-1",
                        "extension": [
                          {"url": "serviceName", "valueString": "A heart service"},
                          {"url": "specialty", "valueCodeableConcept": {"coding": [
                            {"system": "http://localhost:8080/referrals/FHIR/STU3/CodeSystem/SPECIALTY", "code": "CARDIOLOGY"}]}},
                          {"url": "genderTreated", "valueCodeableConcept": {"coding": [
                            {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-GenderTreated-1", "code": "MALE_AND_FEMALE"}]}},
                          {"url": "bookableType", "valueCodeableConcept": {"coding": [
                            {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-BookableType-1", "code": "DIRECTLY_BOOKABLE"}]}},
                          {"url": "supportedAppointmentType", "valueCodeableConcept": {"coding": [
                            {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-AppointmentType-1", "code": "DIAGNOSTIC"}]}},
                          {"url": "referralLetterRequired", "valueBoolean": true},
                          {"url": "location", "valueReference": {
                            "identifier": {"system": "https://directory.spineservices.nhs.uk/STU3/Organization", "value": "R69"},
                            "display": "A clinic"}},
                          {"url": "linkToNHSWebsite", "valueString": "https://www.nhs.uk/service?id=11002"},
                          {"url": "supportedRequestFlowType", "valueCodeableConcept": {"coding": [
                            {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestFlowType-1", "code": "APPOINTMENT_REQUEST"}]}},
                          {"url": "supportedRequestFlowType", "valueCodeableConcept": {"coding": [
                            {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestFlowType-1",
                             "code": "ADVICE_AND_GUIDANCE_REQUEST"}]}},
                          {"url": "indicativeTreatmentWaitTime", "valueUnsignedInt": 40}]}],
                      "identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "11002"}}}]
                }
                """));
    }

    @Test
    void nothing_found_is_said_with_an_empty_array_and_a_reason() {
        assertThat(json(FoundServicesStu3.write(List.of(), BASE)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {
                          "resourceType": "List",
                          "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchServices-List-1"]},
                          "status": "current",
                          "mode": "snapshot",
                          "entry": [],
                          "emptyReason": {"coding": [
                            {"system": "http://hl7.org/fhir/ValueSet/list-empty-reason", "code": "nilknown",
                             "display": "no results"}]}
                        }
                        """));
    }

    @ParameterizedTest(name = "{0} months to {1}: {2} to {3}")
    @CsvSource(delimiter = '|', textBlock = """
        216 |     | 18 YEARS  | 130 YEARS
        0   | 203 | 0 YEARS   | 16 YEARS
        0   | 204 | 0 YEARS   | 204 MONTHS
        3   | 8   | 3 MONTHS  | 8 MONTHS
        18  | 35  | 18 MONTHS | 2 YEARS
        """)
    void ages_are_told_in_years_where_they_are_whole(int from, Integer to, String low, String high) {
        JsonNode range = member(
                service(new Service.Ages(from, Optional.ofNullable(to)), SILENT, Set.of(), false),
                "ageTreated",
                "valueRange");

        assertThat(range.at("/low/value") + " " + range.at("/low/unit").asString())
                .isEqualTo(low);
        assertThat(range.at("/high/value") + " " + range.at("/high/unit").asString())
                .isEqualTo(high);
    }

    @Test
    void limited_capacity_takes_the_place_of_the_treatment_wait() {
        Service full = service(new Service.Ages(0, Optional.empty()), SILENT, Set.of(), true);

        assertThat(member(full, "indicativeTreatmentWaitTime", "valueCodeableConcept")
                        .at("/coding/0/code")
                        .asString())
                .isEqualTo("LOW");
    }

    @Test
    void what_the_directory_tells_referrers_is_passed_on() {
        var notes = new Service.Notes(
                Optional.of("Alert"),
                Optional.of("Not these"),
                Optional.of("Blood"),
                Optional.of("Hearts"),
                Optional.of("stitches: the wire has no place for them"),
                Optional.of("instructions are for patients"),
                Optional.of("hours too"),
                Optional.empty(),
                Optional.of("and no place for this"),
                List.of());
        JsonNode summary =
                summary(service(new Service.Ages(0, Optional.empty()), notes, Set.of("TRANSPORT", "ADVOCACY"), false));

        assertThat(summary.findValuesAsString("valueString"))
                .containsExactly("A heart service", "Alert", "Not these", "Blood", "Hearts");
        assertThat(summary.findValuesAsString("code")).endsWith("ADVOCACY", "TRANSPORT");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"LIMITED_AVAILABILITY", "NOT_APPLICABLE"})
    void a_wait_without_days_is_a_code(String code) {
        AppointmentWait wait =
                code.equals("NOT_APPLICABLE") ? new AppointmentWait.NotApplicable() : new AppointmentWait.Limited();
        JsonNode how = json(FoundServicesStu3.write(
                        List.of(new Found(
                                service(new Service.Ages(0, Optional.empty()), SILENT, Set.of(), false),
                                Optional.of(25),
                                wait)),
                        BASE))
                .at("/entry/0/extension/0/extension");

        assertThat(how.at("/1/valueUnsignedInt").asInt()).isEqualTo(25);
        assertThat(how.at("/2/valueCodeableConcept/coding/0/system").asString())
                .isEqualTo("https://fhir.nhs.uk/STU3/CodeSystem/eRS-IWT-1");
        assertThat(how.at("/2/valueCodeableConcept/coding/0/code").asString()).isEqualTo(code);
    }

    @Test
    void criteria_are_told_again_without_the_organisation_and_with_one_provisioning() {
        var criteria = new SearchCriteria(
                Priority.URGENT,
                Optional.of("CARDIOLOGY"),
                Optional.of("HEART_FAILURE"),
                Optional.of("1003"),
                Optional.of(new UserId("021600556514")),
                Optional.of("zz1 1fl"),
                Optional.of(12),
                Optional.of(50),
                Optional.of(new OdsCode("R69")),
                false,
                true);

        assertThat(json(SearchCriteriaStu3.write(criteria, BASE)))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {
                          "resourceType": "Parameters",
                          "id": "serviceSearchCriteria",
                          "meta": {"profile": [
                            "https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ServiceSearchCriteria-Parameters-1"]},
                          "parameter": [
                            {"name": "priority", "valueCoding": {
                              "system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1", "code": "URGENT"}},
                            {"name": "specialty", "valueCoding": {
                              "system": "http://localhost:8080/referrals/FHIR/STU3/CodeSystem/SPECIALTY", "code": "CARDIOLOGY"}},
                            {"name": "clinicType", "valueCoding": {
                              "system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ClinicType-1", "code": "HEART_FAILURE"}},
                            {"name": "indicativeAppointmentWaitTimeLimit", "valueUnsignedInt": 50},
                            {"name": "postcode", "valueString": "zz1 1fl"},
                            {"name": "distanceLimit", "valueUnsignedInt": 12},
                            {"name": "clinicalTerm", "valueCoding": {"system": "http://snomed.info/sct", "code": "1003"}},
                            {"name": "namedClinician", "valueIdentifier": {
                              "system": "http://fhir.nhs.net/Id/sds-user-id", "value": "021600556514"}},
                            {"name": "commissioningProvisioning", "valueCoding": {
                              "system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-CommissioningProvisioning-1",
                              "code": "ALL_AVAILABLE_FOR_BOOKING"}},
                            {"name": "ageAndGenderAppropriate", "valueBoolean": false}]
                        }
                        """));
    }

    private static JsonNode member(Service service, String url, String value) {
        for (JsonNode member : summary(service)) {
            if (member.path("url").asString().equals(url)) {
                return member.path(value);
            }
        }
        throw new AssertionError("no " + url);
    }

    private static JsonNode summary(Service service) {
        return json(FoundServicesStu3.write(
                        List.of(new Found(service, Optional.empty(), new AppointmentWait.NotApplicable())), BASE))
                .at("/entry/0/item/extension/0/extension");
    }

    private static JsonNode json(Resource resource) {
        return JsonMapper.shared()
                .readTree(new String(Stu3Answers.of(200, resource).body(), StandardCharsets.UTF_8));
    }

    private static Service service(
            Service.Ages ages, Service.Notes notes, Set<String> requirements, boolean limitedCapacity) {
        var definition = new ServiceDefinition(
                "A heart service",
                new OdsCode("R69"),
                new OdsCode("R69"),
                "CARDIOLOGY",
                Set.of("HEART_FAILURE"),
                Set.of(),
                Set.of(),
                Set.of(RequestType.APPOINTMENT_REQUEST, RequestType.ADVICE_AND_GUIDANCE_REQUEST),
                BookableType.DIRECTLY_BOOKABLE,
                Optional.of("DIAGNOSTIC"),
                Set.of(Priority.ROUTINE),
                Service.SexTreated.MALE_AND_FEMALE,
                ages,
                LocalDate.of(2020, 1, 1),
                Optional.empty(),
                true,
                Service.Menu.SECONDARY_CARE,
                Optional.of(40),
                new Service.SlotSettings(0, 180, Map.of()),
                requirements,
                notes);
        return new Service(
                new ServiceId(11002),
                1,
                Service.Status.PUBLISHED,
                definition,
                new Service.Site(new OdsCode("R69"), "A clinic", Optional.empty()),
                false,
                limitedCapacity);
    }
}
