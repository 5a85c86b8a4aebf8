package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.Appointment;
import health.onward.appointment.AppointmentId;
import health.onward.appointment.SlotId;
import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Facets;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import health.onward.referral.Shortlist;
import health.onward.referral.Ubrn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AppointmentStu3Test {

    private static final String BASE = "http://localhost:8080/referrals/FHIR";
    private static final Instant AT = Instant.parse("2026-07-01T12:00:00.5Z");

    @Test
    void a_booking_with_a_clinician_is_written_as_the_published_example_has_it() {
        assertThat(json(appointment(Kind.BOOKED, Optional.empty(), Optional.empty())))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {
                          "resourceType": "Appointment",
                          "id": "70009",
                          "meta": {"versionId": "0", "profile": [
                            "https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1",
                            "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1"]},
                          "language": "en",
                          "status": "booked",
                          "description": "e-Referral Appointment",
                          "start": "2026-07-08T12:00:00.000Z",
                          "end": "2026-07-08T13:00:00.000Z",
                          "slot": [{"reference": "Slot/11000021"}],
                          "created": "2026-07-01T12:00:00.500Z",
                          "incomingReferral": [{"reference": "ReferralRequest/000000070000/_history/8"}],
                          "participant": [
                            {"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "11000"},
                                       "display": "A service"}, "status": "accepted"},
                            {"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "9912003888"}},
                             "status": "accepted"},
                            {"type": {"coding": [{"system": "http://hl7.org/fhir/ValueSet/encounter-participant-type",
                                                  "code": "CON"}]},
                             "actor": {"identifier": {"system": "http://fhir.nhs.net/Id/sds-user-id", "value": "021600556514"}},
                             "status": "accepted"}
                          ]
                        }
                        """));
    }

    @ParameterizedTest(name = "{0} because of {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            DEFERRED  | TRIAGE              | proposed | https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReviewReason-1 |
            DEFERRED  | NO_SLOTS_AT_SERVICE | proposed | https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReviewReason-1 |
            OUTCOME   | ACCEPT_REFER_BOOK_LATER | proposed | https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReviewOutcome-1 | Accept Refer Book Later
            CANCELLED | PATIENT_HOLIDAY     | cancelled | http://localhost:8080/referrals/FHIR/STU3/CodeSystem/APPOINTMENT-CANCELLATION-REASON |
            """)
    void a_reason_belongs_to_the_list_of_its_kind(
            Kind kind, String reason, String status, String system, @org.jspecify.annotations.Nullable String display) {
        JsonNode json = json(appointment(kind, Optional.of(reason), Optional.of("a comment")));
        assertThat(json.path("status").asString()).isEqualTo(status);
        JsonNode coding = json.path("reason").path(0).path("coding").path(0);
        assertThat(coding.path("system").asString()).isEqualTo(system);
        assertThat(coding.path("code").asString()).isEqualTo(reason);
        assertThat(coding.path("display").asString("")).isEqualTo(display == null ? "" : display);
        assertThat(json.path("comment").asString()).isEqualTo("a comment");
        assertThat(json.has("start") || json.has("end") || json.has("slot")).isFalse();
    }

    static JsonNode json(Appointment appointment) {
        var answer = Stu3Answers.of(201, AppointmentStu3.write(appointment, referral(), BASE), appointment.version());
        return JsonMapper.shared().readTree(new String(answer.body(), StandardCharsets.UTF_8));
    }

    static Appointment appointment(Kind kind, Optional<String> reason, Optional<String> comment) {
        boolean booked = kind == Kind.BOOKED;
        Instant start = Instant.parse("2026-07-08T12:00:00Z");
        return new Appointment(
                new AppointmentId(70009),
                new Ubrn(70000),
                booked ? Appointment.FIRST_VERSION_BOOKED : Appointment.FIRST_VERSION_TASK,
                kind,
                new ServiceId(11000),
                "A service",
                true,
                booked ? Optional.of(new Appointment.Time(start, start.plusSeconds(3600))) : Optional.empty(),
                booked ? Optional.of(new SlotId(11000021)) : Optional.empty(),
                booked ? Optional.of(new UserId("021600556514")) : Optional.empty(),
                reason,
                comment,
                AT,
                8);
    }

    static Referral referral() {
        return new Referral(
                new Ubrn(70000),
                8,
                "r.1",
                new NhsNumber("9912003888"),
                new OdsCode("R69"),
                new UserId("021600556514"),
                new UserId("021600556514"),
                new OdsCode("R69"),
                Priority.ROUTINE,
                AT,
                AT,
                new Facets(
                        new Facets.Request.Active(),
                        Optional.empty(),
                        Facets.Review.NONE,
                        new Facets.ClinicalInformation(
                                Facets.LetterIntention.NOT_INTENDING_TO_ADD,
                                false,
                                Optional.empty(),
                                0,
                                Optional.empty(),
                                Optional.empty())),
                0,
                Optional.empty(),
                new Shortlist(List.of()),
                new SearchCriteria(
                        Priority.ROUTINE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false),
                Optional.empty());
    }
}
