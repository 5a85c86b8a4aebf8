package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A015, A016 and A038 over HTTP: one referral's way to an appointment, and every way not to get one. */
class AppointmentsOverHttpTest {

    private static final String PATIENT = "9912003888";
    private static final String SLOTS =
            "/STU3/Slot?schedule.actor:HealthcareService=%s&appointmentType=ROUTINE&_count=%d&status=free&page=%d";

    private final RunningServer server = RunningServer.get();
    private final Client gp = server.as("021600556514", "R69", "REFERRING_CLINICIAN");
    private final Client asking = gp.with("NHSD-eRS-Comm-Rule-Org", "R69");

    private record Referral(String ubrn, String version) {
        String reference() {
            return "ReferralRequest/" + ubrn + "/_history/" + version;
        }
    }

    @Test
    void a_slot_that_was_offered_is_booked_once_and_offered_no_more() {
        Referral referral = refer("12001");
        JsonNode slot = freeSlot("12001");
        var booked = gp.post("/STU3/Appointment", booking(referral, "12001", slot));

        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        assertThat(booked.header("ETag")).isEqualTo("W/\"0\"");
        JsonNode appointment = booked.json();
        String id = appointment.path("id").asString();
        assertThat(booked.header("Location"))
                .isEqualTo(server.url() + "/referrals/FHIR/STU3/Appointment/" + id + "/_history/0");
        assertThat(appointment.at("/slot/0/reference").asString())
                .isEqualTo("Slot/" + slot.path("id").asString());
        assertThat(appointment.path("start")).isEqualTo(slot.path("start"));
        assertThat(appointment.at("/participant/0/actor/display").asString()).isNotEmpty();

        var referralNow = gp.get("/STU3/ReferralRequest/" + referral.ubrn());
        String version = referralNow.json().at("/meta/versionId").asString();
        assertThat(Long.parseLong(version)).isGreaterThan(Long.parseLong(referral.version()));
        assertThat(appointment.at("/incomingReferral/0/reference").asString())
                .isEqualTo("ReferralRequest/" + referral.ubrn() + "/_history/" + version);
        assertThat(gp.get("/STU3/Appointment/" + id).json()).isEqualTo(appointment);
        assertThat(gp.get("/STU3/Appointment/" + id + "/_history/0").header("ETag"))
                .isEqualTo("W/\"0\"");
        assertThat(gp.get("/STU3/Appointment/" + id + "/_history/1").status()).isEqualTo(404);
        assertThat(freeSlot("12001").path("id")).isNotEqualTo(slot.path("id"));

        var again = gp.post("/STU3/Appointment", booking(new Referral(referral.ubrn(), version), "12001", slot));
        assertThat(again.status() + " " + again.code()).isEqualTo("422 INVALID_REQUEST_STATE");
        var other = gp.post("/STU3/Appointment", booking(refer("12001"), "12001", slot));
        assertThat(other.status() + " " + other.code()).isEqualTo("422 SLOT_NOT_AVAILABLE");
    }

    @Test
    void a_cancelled_referral_s_booking_ends_with_it_and_its_slot_is_offered_again() {
        Referral referral = refer("12005");
        JsonNode slot = freeSlot("12005");
        var booked = gp.post("/STU3/Appointment", booking(referral, "12005", slot));
        String id = booked.json().path("id").asString();
        var now = gp.get("/STU3/ReferralRequest/" + referral.ubrn());
        var cancelled = gp.with("If-Match", now.header("ETag"))
                .post("/STU3/ReferralRequest/" + referral.ubrn() + "/$ers.cancelReferral", """
                        {"resourceType": "Parameters",
                         "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CancelReferral-Request-Parameters-1"]},
                         "parameter": [{"name": "cancellationReason", "valueCoding": {
                           "system": "%s/referrals/FHIR/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON",
                           "code": "REFERRER_CANCELLATION"}}]}
                        """.formatted(server.url()));
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        JsonNode ended = cancelled.json().at("/parameter/1/resource");
        assertThat(ended.path("id").asString()).isEqualTo(id);
        assertThat(ended.path("status").asString()).isEqualTo("cancelled");
        assertThat(ended.at("/meta/versionId").asString()).isEqualTo("1");
        assertThat(ended.has("start") || ended.has("slot")).isFalse();
        assertThat(gp.get("/STU3/Appointment/" + id).json()).isEqualTo(ended);
        assertThat(freeSlot("12005").path("id")).isEqualTo(slot.path("id"));
    }

    @Test
    void the_same_booking_sent_twice_gets_the_same_answer() {
        Referral referral = refer("12002");
        String body = booking(referral, "12002", freeSlot("12002"));
        Client keyed = gp.with("X-Request-ID", UUID.randomUUID().toString());
        var first = keyed.post("/STU3/Appointment", body);
        var second = keyed.post("/STU3/Appointment", body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        var another = keyed.post("/STU3/Appointment", body.replace("\"en\"", "\"en\" "));
        assertThat(another.status()).isEqualTo(422);
    }

    @Test
    void a_stranger_learns_neither_version_nor_state_and_a_stale_version_is_a_conflict_without_a_body() {
        Referral referral = refer("12003");
        JsonNode slot = freeSlot("12003");
        Client stranger = server.as("921600556514", "R68", "REFERRING_CLINICIAN");
        for (String version : new String[] {"1", referral.version()}) {
            var refused =
                    stranger.post("/STU3/Appointment", booking(new Referral(referral.ubrn(), version), "12003", slot));
            assertThat(refused.status() + " " + refused.code()).isEqualTo("422 NO_RELATIONSHIP");
        }
        var stale = gp.post("/STU3/Appointment", booking(new Referral(referral.ubrn(), "2"), "12003", slot));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).isEmpty();
        var unknown = gp.post("/STU3/Appointment", booking(new Referral("999999999999", "3"), "12003", slot));
        assertThat(unknown.status() + " " + unknown.code()).isEqualTo("422 REFERENCE_NOT_FOUND");
        assertThat(gp.post("/STU3/Appointment", booking(referral, "12003", slot))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_referral_is_sent_for_triage_and_the_task_is_shown_to_both_sides() {
        Referral referral = refer("11004");
        var sent = gp.post("/STU3/Appointment", proposal(referral, "11004", "TRIAGE"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(sent.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(sent.json().at("/reason/0/coding/0/code").asString()).isEqualTo("TRIAGE");
        assertThat(sent.json().has("start")).isFalse();
        var wrong = gp.post("/STU3/Appointment", proposal(refer("12003"), "12003", "TRIAGE"));
        assertThat(wrong.status() + " " + wrong.code()).isEqualTo("422 INVALID_STATE");
    }

    @Test
    void a_deferral_is_admitted_only_where_no_slot_is_free() {
        var free = gp.post("/STU3/Appointment", proposal(refer("12003"), "12003", "NO_SLOTS_AT_SERVICE"));
        assertThat(free.status() + " " + free.code()).isEqualTo("422 SLOTS_CURRENTLY_AVAILABLE");
        assertThat(gp.with("NHSD-eRS-Comm-Rule-Org", "R69")
                        .get(SLOTS.formatted("11021", 5, 1))
                        .json()
                        .path("total")
                        .asInt(-1))
                .isZero();
        var deferred = gp.post("/STU3/Appointment", proposal(refer("11021"), "11021", "NO_SLOTS_AT_SERVICE"));
        assertThat(deferred.status()).as(deferred.body()).isEqualTo(201);
        assertThat(deferred.json().path("status").asString()).isEqualTo("proposed");
    }

    @Test
    void pages_follow_one_another_until_the_last() {
        JsonNode first = asking.get(SLOTS.formatted("11000", 5, 1)).json();
        int total = first.path("total").asInt();
        int last = (total + 4) / 5;
        assertThat(first.at("/link/1/relation").asString()).isEqualTo("next");
        JsonNode end = asking.get(SLOTS.formatted("11000", 5, last)).json();
        assertThat(end.path("link").size()).isEqualTo(2);
        assertThat(end.at("/link/1/relation").asString()).isEqualTo("previous");
        var beyond = asking.get(SLOTS.formatted("11000", 5, last + 1));
        assertThat(beyond.status() + " " + beyond.code()).isEqualTo("400 INVALID_VALUE");
        assertThat(beyond.json().at("/issue/0/diagnostics").asString())
                .isEqualTo("'Page Number' (" + (last + 1) + ") is invalid.");
        // A link is followed as it is.
        String next = first.at("/link/1/url").asString();
        assertThat(asking.get(next.substring(next.indexOf("/STU3/"))).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "service {0}, organisation {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
        404404, R69, 400 REFERENCE_NOT_FOUND
        11004,  R69, 400 INVALID_STATE
        11016,  R69, 400 INVALID_STATE
        12000,  -,   400 MISSING_HEADER
        12000,  X99, 400 INVALID_VALUE
        x,      R69, 400 INVALID_VALUE
        """)
    void slots_are_refused_with_an_outcome(String service, @Nullable String organisation, String expected) {
        Client client = organisation == null ? gp : gp.with("NHSD-eRS-Comm-Rule-Org", organisation);
        var reply = client.get(SLOTS.formatted(service, 5, 1));
        assertThat(reply.status() + " " + reply.code()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&page=1", "&colour=red", "&_count=5"})
    void an_unknown_or_repeated_parameter_is_refused(String more) {
        var reply = asking.get(SLOTS.formatted("12000", 5, 1) + more);
        assertThat(reply.status() + " " + reply.code()).isEqualTo("400 INVALID_VALUE");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /STU3/Slot, SERVICE_PROVIDER_CLINICIAN, 403",
        "GET, /STU3/Slot, REFERRING_ADMIN, 403",
        "GET, /STU3/Appointment/1, REFERRING_ADMIN, 403",
        "GET, /STU3/Appointment/1, REFERRING_CLINICIAN, 404",
        "GET, /STU3/Appointment/x, REFERRING_CLINICIAN, 404",
        "GET, /STU3/Appointment/99999999999999999999, REFERRING_CLINICIAN, 404",
        "GET, /STU3/Appointment/1/_history/x, REFERRING_CLINICIAN, 404"
    })
    void roles_and_ids_are_checked(String method, String path, String function, int status) {
        assertThat(server.as("021600556514", "R69", function)
                        .send(method, path, "")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"resourceType\":\"Slot\"}",
                "{\"resourceType\":\"Appointment\"}",
                "{\"a\":\"\\u0000\"}"
            })
    void a_body_that_is_no_booking_is_refused_with_an_outcome(String body) {
        var reply = gp.with("Content-Type", "application/fhir+json").send("POST", "/STU3/Appointment", body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isNotEmpty();
    }

    @Test
    void the_providers_staff_take_an_appointment_away_and_book_another() {
        Referral referral = refer("12001");
        JsonNode slot = freeSlot("12001");
        gp.post("/STU3/Appointment", booking(referral, "12001", slot));

        var wrong = event("cancel-as-provider", referral, "\"reason\": \"PATIENT_ILL\"");
        assertThat(wrong.status()).as(wrong.body()).isEqualTo(422);
        assertThat(wrong.body()).contains("INAPPROPRIATE_VALUE");
        var cancelled = event("cancel-as-provider", referral, "\"reason\": \"CLINIC_CANCELLED\"");
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.json().path("state").asString()).isEqualTo("APPT_CANCELLED_BY_PROVIDER");

        String id = freeSlot("12001").path("id").asString();
        var booked = event("book-for-patient", referral, "\"service\": 12001, \"slot\": " + id);
        assertThat(booked.status()).as(booked.body()).isEqualTo(200);
        assertThat(booked.json().path("state").asString()).isEqualTo("BOOKED");
        var early = event("record-non-attendance", referral, "\"reason\": \"PATIENT_FORGOT\"");
        assertThat(early.body()).contains("INVALID_REQUEST_STATE");
    }

    private Client.Reply event(String name, Referral referral, String said) {
        return new Client(server.url(), Map.of()).post("/demo/events", """
                {"event": "%s", "ubrn": "%s", %s,
                 "as": {"user": "555032006103", "organisation": "R69", "function": "SERVICE_PROVIDER_ADMIN"}}
                """.formatted(name, referral.ubrn(), said));
    }

    private JsonNode freeSlot(String service) {
        JsonNode bundle = asking.get(SLOTS.formatted(service, 100, 1)).json();
        for (JsonNode entry : bundle.path("entry")) {
            String schedule = entry.at("/resource/schedule/reference").asString("");
            if (schedule.equals("Schedule/" + service)) {
                return entry.path("resource");
            }
        }
        throw new IllegalStateException("no free slot without a clinician at " + service + ": " + bundle);
    }

    private Referral refer(String service) {
        var reply = gp.post("/STU3/ReferralRequest/$ers.createReferral", """
                {"resourceType": "Parameters",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateReferral-Parameters-1"]},
                 "parameter": [
                  {"name": "patient", "valueIdentifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "%s"}},
                  {"name": "shortlist", "resource": {"resourceType": "List",
                    "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Shortlist-List-1"]},
                    "extension": [{"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-Shortlist-SearchCriteria-1",
                                   "valueReference": {"reference": "#serviceSearchCriteria"}}],
                    "contained": [{"resourceType": "Parameters", "id": "serviceSearchCriteria",
                      "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ServiceSearchCriteria-Parameters-1"]},
                      "parameter": [
                       {"name": "priority", "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1", "code": "ROUTINE"}},
                       {"name": "specialty", "valueCoding": {"system": "%s/referrals/FHIR/STU3/CodeSystem/SPECIALTY", "code": "CARDIOLOGY"}},
                       {"name": "clinicType", "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ClinicType-1", "code": "HEART_FAILURE"}},
                       {"name": "ageAndGenderAppropriate", "valueBoolean": false}]}],
                    "status": "current", "mode": "snapshot",
                    "entry": [{"item": {"identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "%s"}}}]}},
                  {"name": "intentionToAddReferralLetter", "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralLetterIntention-1", "code": "NEED_TO_ADD_LATER"}},
                  {"name": "firstReminderLetterFollowUpDays", "valueUnsignedInt": 0}]}
                """.formatted(PATIENT, server.url(), service));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new Referral(
                reply.json().path("id").asString(),
                reply.json().at("/meta/versionId").asString());
    }

    private static String booking(Referral referral, String service, JsonNode slot) {
        return appointment(referral, service, """
                "status": "booked", "start": "%s", "end": "%s", "slot": [{"reference": "Slot/%s"}],
                """.formatted(
                        slot.path("start").asString(),
                        slot.path("end").asString(),
                        slot.path("id").asString()));
    }

    private static String proposal(Referral referral, String service, String reason) {
        return appointment(referral, service, """
                "status": "proposed",
                "reason": [{"coding": [{"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReviewReason-1", "code": "%s"}]}],
                """.formatted(reason));
    }

    private static String appointment(Referral referral, String service, String particular) {
        return """
                {"resourceType": "Appointment", "id": "appointment",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1",
                                      "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1"]},
                 "language": "en", "description": "e-Referral Appointment",
                 %s
                 "incomingReferral": [{"reference": "%s"}],
                 "participant": [
                  {"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "%s"}}, "status": "accepted"},
                  {"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "%s"}}, "status": "accepted"}]}
                """.formatted(particular, referral.reference(), service, PATIENT);
    }
}
