package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.ClinicalTerms;
import health.onward.directory.Reference;
import health.onward.directory.Services;
import health.onward.patient.NhsNumber;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.TestDatabase;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import health.onward.worklist.EntryDetails;
import health.onward.worklist.Worklist;
import health.onward.worklist.WorklistEntry;
import health.onward.worklist.WorklistRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.dstu3.model.ListResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorklistStu3Test {

    private static final String BASE = "https://example.org/referrals/FHIR";
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final EntryDetails DETAILS = details();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void a_booking_to_be_reviewed_shows_what_the_published_example_shows() {
        assertThat(list("booked, to be reviewed", Worklist.REFERRALS_FOR_REVIEW))
                .isEqualTo(json("""
                {"meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-List-1"]},
                 "resourceType": "List",
                 "contained": [
                   {"id": "Patient-9990000018",
                    "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Patient-1"]},
                    "resourceType": "Patient",
                    "identifier": [{"system": "http://fhir.nhs.net/Id/nhs-number", "value": "9990000018"}]}],
                 "status": "current",
                 "mode": "snapshot",
                 "entry": [{
                   "extension": [{
                     "extension": [
                       {"url": "priority", "valueCodeableConcept": {"coding": [
                         {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1", "code": "ROUTINE"}]}},
                       {"url": "specialty", "valueCodeableConcept": {"coding": [
                         {"system": "https://example.org/referrals/FHIR/STU3/CodeSystem/SPECIALTY", "code": "CARDIOLOGY"}]}},
                       {"url": "patient", "valueReference": {"reference": "#Patient-9990000018"}},
                       {"url": "eReferralPathwayStart", "valueDateTime": "2026-11-30T09:00:00.000Z"},
                       {"url": "clinicalInfoPrinted", "valueBoolean": false},
                       {"url": "requestContextStatus", "valueCodeableConcept": {"coding": [
                         {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestContextStatus-1",
                          "code": "NEVER_REVIEWED", "display": "Never Reviewed"}]}},
                       {"url": "clinicalInfoFirstSubmitted", "valueDateTime": "2026-11-30T09:00:00.000Z"},
                       {"url": "appointmentStart", "valueDateTime": "2026-12-02T09:00:00.000Z"},
                       {"url": "referralType", "valueCodeableConcept": {"coding": [
                         {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralType-1", "code": "APPOINTMENT"}]}},
                       {"url": "service", "valueReference": {
                         "identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "11002"},
                         "display": "A service"}},
                       {"url": "referralRequestVersion", "valueInteger": 5}],
                     "url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1"}],
                   "item": {"reference": "ReferralRequest/000000070000"}}]}"""));
    }

    @Test
    void a_deferral_says_by_when_the_patient_expects_to_hear() {
        JsonNode entry =
                list("deferred, letter there", Worklist.APPOINTMENT_SLOT_ISSUES).at("/entry/0/extension/0/extension");

        assertThat(urls(entry))
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
        assertThat(entry.toString())
                .contains("""
                        {"url":"ubrnReceived","valueDateTime":"2026-12-01T09:00:00.000Z"}""")
                // What the patient was told on Monday 30 November, not what would be counted today.
                .contains("""
                        {"url":"patientContactExpected","valueDate":"2027-01-25"}""")
                .contains("\"code\":\"PRESENT\"")
                .contains("\"code\":\"NO_SLOTS_AT_SERVICE\"")
                .contains("\"identifier\":{\"system\":\"http://fhir.nhs.net/Id/nhs-number\",\"value\":\"9990000018\"}");
    }

    @ParameterizedTest(name = "{0} on {1}: {2} ({3}) {4}")
    @CsvSource(delimiter = '|', textBlock = """
            not booked             | AWAITING_BOOKING                  | NOT_BOOKED                | Not booked                         |
            awaiting triage        | AWAITING_BOOKING                  | AWAITING_TRIAGE           | Awaiting triage                    |
            deferred, letter there | AWAITING_BOOKING                  | DEFERRED_TO_PROVIDER      | Deferred to provider               |
            cancelled by patient   | AWAITING_BOOKING                  | APP_CANCELLED_BY_PATIENT  | Appointment cancelled by patient   | APPOINTMENT-CANCELLATION-REASON PATIENT_ILL
            cancelled by provider  | AWAITING_BOOKING                  | APP_CANCELLED_BY_PROVIDER | Appointment cancelled by provider  | APPOINTMENT-CANCELLATION-REASON CLINIC_CANCELLED
            rejected               | REJECTED_TRIAGE_RESPONSE          | REJECTED                  | Rejected                           | APPOINTMENT-CANCELLATION-REASON OTHER
            returned               | REJECTED_TRIAGE_RESPONSE          | TRIAGE_RESPONSE           | Triage Response                    |
            did not attend, returned | ASSESSMENT_RETURNED_CANCELLED_DNA | DID_NOT_ATTEND            | Did not attend                     |
            assessed               | ASSESSMENT_RETURNED_CANCELLED_DNA | ASSESSMENT_RESULT         | Assessment result                  |
            """)
    void a_referrers_list_says_where_each_referral_stands_and_why_something_was_cancelled(
            String standing, Worklist on, String code, String display, String reason) {
        JsonNode members = list(standing, on).at("/entry/0/extension/0/extension");

        List<String> urls = urls(members);
        assertThat(urls.subList(0, 7))
                .containsExactly(
                        "patient",
                        "priority",
                        "referralCreated",
                        "clinicalContext",
                        "referrer",
                        "referralLastUpdated",
                        "status");
        assertThat(members.at("/3/valueString").asString()).isEqualTo("CARDIOLOGY/HEART_FAILURE");
        JsonNode status = members.at("/6/valueCodeableConcept/coding/0");
        assertThat(status.path("code").asString()).isEqualTo(code);
        assertThat(status.path("display").asString()).isEqualTo(display);
        assertThat(urls.contains("reason")).isEqualTo(reason != null);
        if (reason != null) {
            JsonNode why = members.at("/7/valueCodeableConcept/coding/0");
            assertThat(why.path("system").asString() + " " + why.path("code").asString())
                    .isEqualTo(BASE + "/STU3/CodeSystem/" + reason);
            assertThat(why.path("display").asString()).isNotEmpty();
        }
    }

    @Test
    void an_outstanding_letter_has_its_day() {
        JsonNode members =
                list("booked, letter missing", Worklist.LETTERS_OUTSTANDING).at("/entry/0/extension/0/extension");

        assertThat(urls(members))
                .containsExactly("patient", "priority", "referralCreated", "clinicalContext", "referrer", "letterDue");
        assertThat(members.at("/5/valueDate").asString()).isEqualTo("2026-12-04");
    }

    @Test
    void an_empty_list_has_no_entries_and_contains_nothing() {
        assertThat(list(List.of())).isEqualTo(json("""
                {"meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-List-1"]},
                 "resourceType": "List", "status": "current", "mode": "snapshot"}"""));
    }

    @Test
    void only_referrals_for_review_contain_what_they_refer_to() {
        assertThat(list("not booked", Worklist.AWAITING_BOOKING).has("contained"))
                .isFalse();
        assertThat(list("deferred, letter there", Worklist.APPOINTMENT_SLOT_ISSUES)
                        .has("contained"))
                .isFalse();
    }

    @Test
    void every_list_is_fhir() {
        for (var standing : Standings.all().entrySet()) {
            for (WorklistEntry entry : published(standing.getValue())) {
                String text =
                        list(List.of(new WorklistRow(Standings.NOW, entry))).toString();
                var list = BodyReader.STU3.newJsonParser().parseResource(ListResource.class, text);
                assertThat(list.getEntry()).as("%s", standing.getKey()).hasSize(1);
            }
        }
    }

    private static List<WorklistEntry> published(Referral referral) {
        return WorklistEntry.of(referral).stream()
                .filter(entry -> entry.list().published())
                .toList();
    }

    private static List<String> urls(JsonNode members) {
        return members.valueStream().map(m -> m.path("url").asString()).toList();
    }

    private static JsonNode list(String standing, Worklist on) {
        return list(WorklistEntry.of(Standings.named(standing)).stream()
                .filter(entry -> entry.list() == on)
                .map(entry -> new WorklistRow(Standings.NOW, entry))
                .toList());
    }

    private static JsonNode list(List<WorklistRow> rows) {
        CodeDisplays displays = (list, code) -> Optional.of("Display of " + code);
        var listing = new StreamedList(
                json -> new WorklistStu3(json, DETAILS, displays, BASE, LocalDate.of(2026, 12, 1)), Long.MAX_VALUE);
        Set<NhsNumber> patients = new LinkedHashSet<>();
        rows.forEach(row -> {
            listing.add(row);
            patients.add(row.entry().patient());
        });
        Answer answer = ((Outcome.Accepted<Answer>) listing.end(patients)).value();
        var out = new ByteArrayOutputStream();
        try {
            java.util.Objects.requireNonNull(answer.streamed()).writeTo(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return json(out.toString(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static EntryDetails details() {
        JdbcClient jdbc = JdbcClient.create(DATABASE.application());
        Reference reference = Reference.over(DATABASE.application(), Clock.fixed(Standings.NOW, ZoneOffset.UTC));
        reference.load();
        return new EntryDetails(new ClinicalTerms(jdbc), new Services(jdbc));
    }
}
