package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.appointment.BookingRequest.Target;
import health.onward.appointment.DeferralReason;
import health.onward.appointment.SlotId;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Ubrn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BookingStu3Test {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Target TARGET =
            new Target(new Ubrn(70000), 6, new NhsNumber("9912003888"), new ServiceId(11008));

    private static final String BOOKING = """
            {
              "resourceType": "Appointment",
              "id": "appointment",
              "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1",
                                   "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1"]},
              "language": "en",
              "status": "booked",
              "description": "e-Referral Appointment",
              "start": "2026-07-08T14:15:00+01:00",
              "end": "2026-07-08T14:15:00.000Z",
              "slot": [{"reference": "Slot/11008006"}],
              "incomingReferral": [{"reference": "ReferralRequest/000000070000/_history/6"}],
              "participant": [
                {"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "11008"}}, "status": "accepted"},
                {"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "9912003888"}}, "status": "accepted"},
                {"type": {"coding": [{"system": "http://hl7.org/fhir/ValueSet/encounter-participant-type", "code": "CON"}]},
                 "actor": {"identifier": {"system": "http://fhir.nhs.net/Id/sds-user-id", "value": "021600556514"}}, "status": "accepted"}
              ]
            }
            """;

    @Test
    void a_booking_with_a_named_clinician_is_read_whatever_the_offset_of_its_times() {
        assertThat(read(BOOKING))
                .isEqualTo(Outcome.accepted(new Book(
                        TARGET,
                        new SlotId(11008006),
                        Instant.parse("2026-07-08T13:15:00Z"),
                        Instant.parse("2026-07-08T14:15:00Z"),
                        Optional.of(new UserId("021600556514")))));
    }

    @Test
    void a_participant_s_type_is_understood_as_an_array_too() {
        String array = BOOKING.replace("\"type\": {", "\"type\": [{").replace("\"CON\"}]}", "\"CON\"}]}]");
        assertThat(read(array)).isEqualTo(read(BOOKING));
    }

    @ParameterizedTest(name = "{0}, slot {1}, comment {2}")
    @CsvSource({
        "TRIAGE,,",
        "NO_SLOTS_AT_SERVICE,,There are none",
        "SLOT_NOT_AVAILABLE,Slot/5,",
        "BOOKING_ATTEMPT_PROBLEM,,x"
    })
    void what_is_proposed_is_told_apart_by_its_reason(
            String reason,
            @org.jspecify.annotations.Nullable String slot,
            @org.jspecify.annotations.Nullable String comment) {
        ObjectNode body = proposed(reason);
        if (slot != null) {
            body.putArray("slot").addObject().put("reference", slot);
        }
        if (comment != null) {
            body.put("comment", comment);
        }
        Optional<String> said = Optional.ofNullable(comment);
        BookingRequest expected = switch (reason) {
            case "TRIAGE" -> new SendForTriage(TARGET, said);
            case "NO_SLOTS_AT_SERVICE" -> new Defer(TARGET, new DeferralReason.NoSlots(), said);
            case "SLOT_NOT_AVAILABLE" -> new Defer(TARGET, new DeferralReason.SlotGone(new SlotId(5)), said);
            default -> new Defer(TARGET, new DeferralReason.BookingFailed(), said);
        };
        assertThat(read(body.toString())).isEqualTo(Outcome.accepted(expected));
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2} at {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        "id": "appointment",        |                              | MISSING_VALUE          | id
        "id": "appointment"         | "id": "70000"                | INVALID_VALUE          | id
        "language": "en"            | "language": "fr"             | INVALID_VALUE          | language
        "status": "booked",         |                              | MISSING_VALUE          | status
        "status": "booked"          | "status": "cancelled"        | INVALID_VALUE          | status
        "status": "booked"          | "status": "hooked"           | INVALID_VALUE          | status
        "description": "e-Referral Appointment", |                 | MISSING_VALUE          | description
        e-Referral Appointment      | Appointment                  | INVALID_VALUE          | description
        "start": "2026-07-08T14:15:00+01:00", |                    | MISSING_VALUE          | start
        "end": "2026-07-08T14:15:00.000Z", |                       | MISSING_VALUE          | end
        2026-07-08T14:15:00+01:00   | next week                    | INVALID_VALUE          | start
        "slot": [{"reference": "Slot/11008006"}], |                | MISSING_VALUE          | slot
        Slot/11008006               | Slot/x                       | INVALID_VALUE          | slot[0]/reference
        Slot/11008006               | Slot/99999999999999999999    | INVALID_VALUE          | slot[0]/reference
        {"reference": "Slot/11008006"} | {"reference": "Slot/1"}, {"reference": "Slot/2"} | INVALID_FHIR_STRUCTURE | slot
        "incomingReferral": [{"reference": "ReferralRequest/000000070000/_history/6"}], | | MISSING_VALUE | incomingReferral
        /_history/6                 |                              | INVALID_VALUE          | incomingReferral[0]/reference
        ReferralRequest/000000070000 | ReferralRequest/70000       | INVALID_VALUE          | incomingReferral[0]/reference
        "value": "11008"            | "value": "0"                 | INVALID_VALUE          | participant[0]/actor/identifier/value
        9912003888                  | 99120038880                  | INVALID_VALUE          | participant[1]/actor/identifier/value
        021600556514                | 21600556514                  | INVALID_VALUE          | participant[2]/actor/identifier/value
        "code": "CON"               | "code": "ATND"               | INVALID_VALUE          | participant[2]/type
        Id/sds-user-id              | Id/other                     | INVALID_VALUE          | participant[2]/actor/identifier/system
        "language": "en"            | "language": "en", "priority": 3 | UNEXPECTED_FIELD    | priority
        "language": "en"            | "language": "en", "colour": 3 | UNEXPECTED_FIELD      | colour
        "language": "en"            | "comment": "please"          | INAPPROPRIATE_VALUE    | comment
        "resourceType": "Appointment" | "resourceType": "Slot"     | INVALID_FHIR_STRUCTURE | resourceType
        eRS-Appointment-1           | eRS-Appointment-2            | INVALID_VALUE          | meta/profile
        "participant": [            | "participants": [            | UNEXPECTED_FIELD       | participants
        """)
    void what_is_wrong_with_a_body_is_said_with_its_place(
            String part, @org.jspecify.annotations.Nullable String instead, String code, String where) {
        assertThat(BOOKING).contains(part);
        assertThat(refusals(BOOKING.replace(part, instead == null ? "" : instead)))
                .anySatisfy(refusal -> {
                    assertThat(refusal.code().name()).isEqualTo(code);
                    assertThat(refusal.where()).isEqualTo(where);
                });
    }

    @Test
    void what_does_not_belong_to_a_deferral_is_refused() {
        ObjectNode body = proposed("NO_SLOTS_AT_SERVICE");
        body.put("start", "2026-07-08T14:15:00Z");
        body.putArray("slot").addObject().put("reference", "Slot/5");
        body.put("comment", "x".repeat(1001));
        assertThat(refusals(body.toString()))
                .extracting(refusal -> refusal.code() + " " + refusal.where())
                .containsExactlyInAnyOrder(
                        "INAPPROPRIATE_VALUE start", "INAPPROPRIATE_VALUE slot", "INVALID_VALUE comment");
        assertThat(refusals(proposed("SLOT_NOT_AVAILABLE").toString()))
                .extracting(refusal -> refusal.code() + " " + refusal.where())
                .containsExactly("MISSING_VALUE slot");
        assertThat(refusals(proposed("WHATEVER").toString()))
                .extracting(refusal -> refusal.code() + " " + refusal.where())
                .containsExactly("INVALID_CODE reason[0]/coding[0]/code");
    }

    @Test
    void everything_wrong_is_reported_together() {
        assertThat(refusals(BOOKING.replace("\"language\": \"en\"", "\"language\": \"fr\"")
                        .replace("Slot/11008006", "x")))
                .hasSize(2);
    }

    private static ObjectNode proposed(String reason) {
        ObjectNode body = (ObjectNode) JSON.readTree(BOOKING);
        body.put("status", "proposed");
        body.remove(java.util.List.of("start", "end", "slot"));
        ((tools.jackson.databind.node.ArrayNode) body.path("participant")).remove(2);
        body.putArray("reason")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReviewReason-1")
                .put("code", reason);
        return body;
    }

    private static Outcome<BookingRequest> read(String body) {
        return BookingStu3.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static java.util.List<Refusal> refusals(String body) {
        return ((Outcome.Refused<BookingRequest>) read(body)).refusals();
    }
}
