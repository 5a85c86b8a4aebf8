package health.onward.fhir.r4;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.Roles;
import health.onward.identity.UserId;
import health.onward.platform.Answer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A030's and A040's bodies have the structure of the published examples, member by member. */
class PeopleR4Test {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00.5Z");
    private static final UserId USER = new UserId("000000000101");

    @Test
    void what_a_person_may_act_as() {
        var roles = new Roles(
                new OdsCode("R69"),
                List.of(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, BusinessFunction.SERVICE_DEFINER));
        var found = new SearchsetR4(new UUID(0, 1), NOW, "base/R4/PractitionerRole")
                .match(
                        "base/R4/PractitionerRole/" + PractitionerRoleR4.id(USER, roles),
                        PractitionerRoleR4.write(USER, roles, NOW));
        same(R4Answers.of(200, found.written()), """
                {
                  "resourceType": "Bundle",
                  "id": "00000000-0000-0000-0000-000000000001",
                  "meta": {"lastUpdated": "2026-07-01T12:00:00.500Z"},
                  "type": "searchset",
                  "total": 1,
                  "timestamp": "2026-07-01T12:00:00.500Z",
                  "link": [{"relation": "self", "url": "base/R4/PractitionerRole"}],
                  "entry": [{
                    "fullUrl": "base/R4/PractitionerRole/PractitionerRole-R69-000000000101",
                    "resource": {
                      "resourceType": "PractitionerRole",
                      "id": "PractitionerRole-R69-000000000101",
                      "meta": {"lastUpdated": "2026-07-01T12:00:00.500Z"},
                      "practitioner": {"identifier": {
                        "system": "https://fhir.nhs.uk/Id/sds-user-id", "value": "000000000101"}},
                      "organization": {"identifier": {
                        "system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "R69"}},
                      "code": [
                        {"coding": [{"system": "https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1",
                                     "code": "SERVICE_PROVIDER_CLINICIAN"}]},
                        {"coding": [{"system": "https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1",
                                     "code": "SERVICE_DEFINER"}]}
                      ]
                    },
                    "search": {"mode": "match"}
                  }]
                }
                """);
    }

    @Test
    void for_whom_an_admin_may_act_with_the_identifier_as_one_object() {
        var found = new SearchsetR4(new UUID(0, 1), NOW, "base/R4/Practitioner?_query=onBehalfOf")
                .match("Practitioner/000000000101", PractitionerR4.write(USER, NOW));
        same(R4Answers.of(200, found.written()), """
                {
                  "resourceType": "Bundle",
                  "id": "00000000-0000-0000-0000-000000000001",
                  "meta": {"lastUpdated": "2026-07-01T12:00:00.500Z"},
                  "type": "searchset",
                  "total": 1,
                  "timestamp": "2026-07-01T12:00:00.500Z",
                  "link": [{"relation": "self", "url": "base/R4/Practitioner?_query=onBehalfOf"}],
                  "entry": [{
                    "fullUrl": "Practitioner/000000000101",
                    "resource": {
                      "resourceType": "Practitioner",
                      "id": "000000000101",
                      "meta": {"lastUpdated": "2026-07-01T12:00:00.500Z"},
                      "identifier": {"system": "https://fhir.nhs.uk/Id/sds-user-id", "value": "000000000101"}
                    },
                    "search": {"mode": "match"}
                  }]
                }
                """);
    }

    @Test
    void nothing_found_has_no_entries() {
        var body = JsonMapper.shared()
                .readTree(R4Answers.of(200, new SearchsetR4(new UUID(0, 1), NOW, "self").written())
                        .body());
        assertThat(body.path("total").asInt(-1)).isZero();
        assertThat(body.has("entry")).isFalse();
    }

    private static void same(Answer answer, String expected) {
        assertThat(answer.headers()).containsEntry("Content-Type", "application/fhir+json");
        assertThat(JsonMapper.shared().readTree(answer.body()))
                .isEqualTo(JsonMapper.shared().readTree(expected));
    }
}
