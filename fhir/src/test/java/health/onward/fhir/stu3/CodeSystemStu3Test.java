package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.CodeList;
import health.onward.directory.Concept;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CodeSystemStu3Test {

    private static final String BASE = "http://localhost:8080/referrals/FHIR";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void a_specialty_carries_its_days_twice() {
        assertThat(json(
                        CodeList.SPECIALTY,
                        concept("OLD", "Old", "2004-06-01", "2008-05-09", Map.of()),
                        concept("NEW", "New", "2008-05-10", "2030-01-01", Map.of())))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {
                          "resourceType": "CodeSystem",
                          "id": "SPECIALTY",
                          "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Specialty-CodeSystem-1"]},
                          "url": "http://localhost:8080/referrals/FHIR/STU3/CodeSystem/SPECIALTY",
                          "version": "1",
                          "name": "e-RS Specialty",
                          "status": "active",
                          "experimental": false,
                          "date": "2008-05-10T00:00:00.000Z",
                          "publisher": "e-Referral Service",
                          "description": "e-RS Specialty",
                          "copyright": "Copyright (c) 2016 HL7 UK",
                          "caseSensitive": true,
                          "content": "complete",
                          "property": [
                            {"code": "effectiveFrom", "type": "dateTime",
                             "uri": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-Concept-Properties-1#effectiveFrom"},
                            {"code": "effectiveTo", "type": "dateTime",
                             "uri": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-Concept-Properties-1#effectiveTo"}],
                          "concept": [
                            {"extension": [
                               {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivefromDate-1",
                                "valueDate": "2004-06-01"},
                               {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivetoDate-1",
                                "valueDate": "2008-05-09"}],
                             "code": "OLD", "display": "Old",
                             "property": [
                               {"code": "effectiveFrom", "valueDateTime": "2004-06-01T00:00:00.000Z"},
                               {"code": "effectiveTo", "valueDateTime": "2008-05-09T00:00:00.000Z"}]},
                            {"extension": [
                               {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivefromDate-1",
                                "valueDate": "2008-05-10"},
                               {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivetoDate-1",
                                "valueDate": "2030-01-01"}],
                             "code": "NEW", "display": "New",
                             "property": [
                               {"code": "effectiveFrom", "valueDateTime": "2008-05-10T00:00:00.000Z"},
                               {"code": "effectiveTo", "valueDateTime": "2030-01-01T00:00:00.000Z"}]}]
                        }
                        """));
    }

    @Test
    void a_referral_cancellation_reason_tells_who_may_give_it_and_what_it_needs() {
        JsonNode concept = json(
                        CodeList.REFERRAL_CANCELLATION_REASON,
                        concept(
                                "TOLD",
                                "Told",
                                "2019-07-23",
                                "",
                                Map.of(
                                        "type", "PATIENT",
                                        "comment_is_mandatory", "true",
                                        "can_cancel_appointment", "false",
                                        "referrer_usage", "CANCEL_REFERRAL",
                                        "business_functions", "REFERRING_CLINICIAN SERVICE_PROVIDER_CLINICIAN")))
                .at("/concept/0");

        String systems = "https://fhir.nhs.uk/STU3/CodeSystem/eRS-";
        assertThat(concept.path("property")).isEqualTo(JsonMapper.shared().readTree("""
                [{"code": "effectiveFrom", "valueDateTime": "2019-07-23T00:00:00.000Z"},
                 {"code": "appointmentRequestCancellationReasonType",
                  "valueCoding": {"system": "%1$sAppointmentRequestCancellationReasonType-1", "code": "PATIENT"}},
                 {"code": "commentIsMandatory", "valueBoolean": true},
                 {"code": "canCancelAppointment", "valueBoolean": false},
                 {"code": "businessFunction",
                  "valueCoding": {"system": "%1$sBusinessFunction-1", "code": "REFERRING_CLINICIAN"}},
                 {"code": "businessFunction",
                  "valueCoding": {"system": "%1$sBusinessFunction-1", "code": "SERVICE_PROVIDER_CLINICIAN"}},
                 {"code": "referrerUsage",
                  "valueCoding": {"system": "%1$sReferralRequestCancellationReasonUsage-1", "code": "CANCEL_REFERRAL"}}]
                """.formatted(systems)));
    }

    @Test
    void an_appointment_cancellation_reason_without_usage_names_nobody() {
        JsonNode concept = json(
                        CodeList.APPOINTMENT_CANCELLATION_REASON,
                        concept(
                                "X",
                                "X",
                                "2004-06-01",
                                "",
                                Map.of(
                                        "type", "PROVIDER",
                                        "will_cancel_whole_request", "false",
                                        "comment_is_mandatory", "false")))
                .at("/concept/0");

        assertThat(concept.path("property").findValuesAsString("code").stream()
                        .filter(code -> !code.equals("PROVIDER")))
                .containsExactly(
                        "effectiveFrom",
                        "appointmentBookingCancellationReasonType",
                        "willCancelWholeRequest",
                        "commentIsMandatory");
    }

    @Test
    void a_priority_tells_its_contact_days_and_a_clinic_type_its_specialty() {
        assertThat(json(
                                CodeList.PRIORITY,
                                concept(
                                        "URGENT",
                                        "urgent",
                                        "",
                                        "",
                                        Map.of("defer_to_provider_contact_days", "10", "triage_contact_days", "5")))
                        .at("/concept/0/property"))
                .isEqualTo(JsonMapper.shared().readTree("""
                        [{"code": "deferToProviderContactDays", "valueInteger": 10},
                         {"code": "triageContactDays", "valueInteger": 5}]
                        """));
        assertThat(json(CodeList.CLINIC_TYPE, concept("A", "A", "", "", Map.of("specialty", "ALLERGY")))
                        .at("/concept/0/property/0/valueCoding/system")
                        .asString())
                .isEqualTo(BASE + "/STU3/CodeSystem/SPECIALTY");
    }

    @Test
    void the_list_of_non_attendance_reasons_describes_itself_as_the_published_one_does() {
        JsonNode list = json(CodeList.APPOINTMENT_NON_ATTENDANCE_REASON, concept("A", "A", "", "", Map.of()));

        assertThat(list.path("name").asString()).isEqualTo("e-RS Appointment Non-attendance Reason");
        assertThat(list.path("description").asString()).isEqualTo("e-RS Priority");
        assertThat(list.at("/meta/profile/0").asString())
                .isEqualTo("http://hl7.org/fhir/StructureDefinition/shareablecodesystem");
    }

    private static Concept concept(String code, String display, String from, String to, Map<String, String> more) {
        return new Concept(code, display, day(from), day(to), more);
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private static JsonNode json(CodeList list, Concept... concepts) {
        var answer = Stu3Answers.of(200, CodeSystemStu3.write(list, List.of(concepts), TODAY, BASE));
        return JsonMapper.shared().readTree(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
