package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.Schedule;
import health.onward.appointment.Slot;
import health.onward.appointment.SlotId;
import health.onward.appointment.SlotPage;
import health.onward.appointment.SlotQuestion;
import health.onward.directory.Priority;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.identity.Claims;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlotsStu3Test {

    private static final String BASE = "http://localhost:8080/referrals/FHIR";
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final UserId CLINICIAN = new UserId("921600556514");

    @Test
    void slots_and_their_schedules_are_written_as_the_published_example_has_them() {
        var page = new SlotPage(List.of(slot(1, Optional.of(CLINICIAN)), slot(2, Optional.of(CLINICIAN))), 2);
        assertThat(json(question(Optional.empty(), 5, 1), page))
                .isEqualTo(JsonMapper.shared().readTree("""
                {
                  "resourceType": "Bundle",
                  "id": "00000000-0000-0001-0000-000000000002",
                  "meta": {"lastUpdated": "2026-07-01T12:00:00.000Z",
                           "profile": ["http://hl7.org/fhir/STU3/StructureDefinition/Bundle"]},
                  "type": "searchset",
                  "total": 2,
                  "link": [{"relation": "self", "url": "%1$s/STU3/Slot?schedule.actor%%3AHealthcareService=11000&appointmentType=ROUTINE&_count=5&status=free&_include=Slot%%3Aschedule&page=1"}],
                  "entry": [
                    {"fullUrl": "%1$s/STU3/Slot/1", "resource": {
                       "resourceType": "Slot", "id": "1",
                       "meta": {"profile": ["https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Slot-1"]},
                       "identifier": [{"system": "https://fhir.nhs.uk/Id/alternative-slot", "value": "USRN-1"}],
                       "schedule": {"reference": "Schedule/11000-921600556514"},
                       "status": "free", "start": "2026-07-02T12:00:00.000Z", "end": "2026-07-02T12:30:00.000Z"},
                     "search": {"mode": "match"}},
                    {"fullUrl": "%1$s/STU3/Slot/2", "resource": {
                       "resourceType": "Slot", "id": "2",
                       "meta": {"profile": ["https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Slot-1"]},
                       "identifier": [{"system": "https://fhir.nhs.uk/Id/alternative-slot", "value": "USRN-2"}],
                       "schedule": {"reference": "Schedule/11000-921600556514"},
                       "status": "free", "start": "2026-07-02T12:00:00.000Z", "end": "2026-07-02T12:30:00.000Z"},
                     "search": {"mode": "match"}},
                    {"fullUrl": "%1$s/STU3/Schedule/11000-921600556514", "resource": {
                       "resourceType": "Schedule", "id": "11000-921600556514",
                       "meta": {"profile": ["https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Schedule-1"]},
                       "identifier": [{"system": "https://fhir.nhs.uk/Id/ers-schedule", "value": "11000-921600556514"}],
                       "actor": [{"identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "11000"}},
                                 {"identifier": {"system": "http://fhir.nhs.net/Id/sds-user-id", "value": "921600556514"}}]},
                     "search": {"mode": "include"}}
                  ]
                }
                """.formatted(BASE)));
    }

    @Test
    void nothing_free_is_an_empty_array_and_only_a_link_to_itself() {
        JsonNode json = json(question(Optional.empty(), 5, 1), new SlotPage(List.of(), 0));
        assertThat(json.path("entry").isArray()).isTrue();
        assertThat(json.path("entry").isEmpty()).isTrue();
        assertThat(json.path("total").asInt(-1)).isZero();
        assertThat(relations(json)).containsExactly("self");
    }

    @ParameterizedTest(name = "page {0} of 12 by 5: {1}")
    @CsvSource({"1,self next", "2,self previous next", "3,self previous"})
    void pages_are_linked_to_their_neighbours(int page, String relations) {
        var found = new SlotPage(List.of(slot(1, Optional.empty())), 12);
        JsonNode json = json(question(Optional.of(CLINICIAN), 5, page), found);
        assertThat(String.join(" ", relations(json))).isEqualTo(relations);
        assertThat(json.path("link").path(0).path("url").asString())
                .startsWith(BASE
                        + "/STU3/Slot?schedule.actor%3APractitioner=921600556514&schedule.actor%3AHealthcareService=");
    }

    @ParameterizedTest(name = "{0}={1}: {2} at {3}")
    @CsvSource(nullValues = "-", textBlock = """
        schedule.actor:HealthcareService, -, MISSING_PARAMETER, schedule.actor:HealthcareService
        schedule.actor:HealthcareService, abc, INVALID_VALUE, schedule.actor:HealthcareService
        appointmentType, -, MISSING_PARAMETER, appointmentType
        appointmentType, routine, INVALID_CODE, appointmentType
        _count, -, MISSING_PARAMETER, _count
        _count, 0, INVALID_VALUE, Page Size
        _count, 101, INVALID_VALUE, Page Size
        _count, 5.0, INVALID_VALUE, Page Size
        _count, 99999999999999999999, INVALID_VALUE, Page Size
        page, -, MISSING_PARAMETER, page
        page, 0, INVALID_VALUE, Page Number
        page, -1, INVALID_VALUE, Page Number
        page, 9999999999, INVALID_VALUE, Page Number
        status, -, MISSING_PARAMETER, status
        status, busy, INVALID_VALUE, status
        status, open, INVALID_CODE, status
        schedule.actor:Practitioner, 1, INVALID_VALUE, schedule.actor:Practitioner
        _include, Slot:other, INVALID_VALUE, _include
        NHSD-eRS-Comm-Rule-Org, -, MISSING_HEADER, NHSD-eRS-Comm-Rule-Org
        NHSD-eRS-Comm-Rule-Org, r69!, INVALID_VALUE, NHSD-eRS-Comm-Rule-Org
        """)
    void a_wrong_parameter_is_named(
            String name, @org.jspecify.annotations.Nullable String value, RefusalCode code, String where) {
        Map<String, String> sent = sent();
        if (value == null) {
            sent.remove(name);
        } else {
            sent.put(name, value);
        }
        var refused = (Outcome.Refused<SlotQuestion>) SlotQuery.read(call(sent));
        assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.where()).isEqualTo(where);
        });
    }

    @Test
    void a_whole_question_is_read() {
        Map<String, String> sent = sent();
        sent.put("schedule.actor:Practitioner", "921600556514");
        sent.put("_include", "Slot:schedule");
        assertThat(SlotQuery.read(call(sent))).isEqualTo(Outcome.accepted(question(Optional.of(CLINICIAN), 20, 1)));
    }

    private static Map<String, String> sent() {
        return new HashMap<>(Map.of(
                "schedule.actor:HealthcareService", "11000",
                "appointmentType", "ROUTINE",
                "_count", "20",
                "status", "free",
                "page", "1",
                "NHSD-eRS-Comm-Rule-Org", "R69"));
    }

    private static WireCall call(Map<String, String> sent) {
        Map<String, List<String>> query = new HashMap<>();
        Map<String, String> headers = new HashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith("NHSD")) {
                headers.put(name.toLowerCase(java.util.Locale.ROOT), value);
            } else {
                query.put(name, List.of(value));
            }
        });
        return new WireCall(
                Endpoint.get(
                        "A015",
                        "/STU3/Slot",
                        ErrorStyle.STU3_SEARCH,
                        call -> Outcome.refused(RefusalCode.NOT_FOUND, "")),
                Map.of(),
                query,
                headers,
                new byte[0],
                new Claims.OfPerson(CLINICIAN, 3, 3, Optional.empty()),
                Optional.empty(),
                OptionalLong.empty(),
                BASE,
                null,
                "/STU3/Slot");
    }

    private static SlotQuestion question(Optional<UserId> clinician, int count, int page) {
        return new SlotQuestion(new ServiceId(11000), Priority.ROUTINE, clinician, new OdsCode("R69"), count, page);
    }

    private static Slot slot(long id, Optional<UserId> clinician) {
        Instant start = NOW.plusSeconds(86_400);
        return new Slot(
                new SlotId(id),
                new Schedule("11000" + clinician.map(c -> "-" + c.value()).orElse(""), new ServiceId(11000), clinician),
                start,
                start.plusSeconds(1800),
                Set.of(Priority.ROUTINE),
                NOW,
                Optional.empty(),
                false);
    }

    private static JsonNode json(SlotQuestion question, SlotPage page) {
        var bundle = SlotsStu3.write(question, page, new UUID(1, 2), NOW, BASE);
        return JsonMapper.shared()
                .readTree(new String(Stu3Answers.of(200, bundle).body(), StandardCharsets.UTF_8));
    }

    private static List<String> relations(JsonNode json) {
        return json.path("link")
                .valueStream()
                .map(link -> link.path("relation").asString())
                .toList();
    }
}
