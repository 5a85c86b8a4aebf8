package health.onward.acceptance.contract;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that are there as if somebody had uploaded them, and the body that makes them a referral's letters (A012). */
final class Letters {

    /** As the published example has it. */
    private static final String FILE = """
            {"name": "referralLetterFile",
             "resource": {
              "resourceType": "DocumentReference",
              "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-DocumentReference-1"]},
              "type": {"coding": [{"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1", "code": "REFERRER"}]},
              "status": "current",
              "indexed": "2021-06-24T13:05:03.652000+00:00",
              "description": "Blood test results showing an anomaly in the values of xxxx",
              "content": [{"attachment": {"url": "Binary/%s"}}]}}""";

    private Letters() {}

    static JsonNode body(String... files) {
        String named = Arrays.stream(files).map(FILE::formatted).collect(Collectors.joining(","));
        return JsonMapper.shared().readTree("""
                {"resourceType": "Parameters",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-MaintainReferralLetter-Parameters-1"]},
                 "parameter": [%s]}""".formatted(named));
    }

    /** Handed in by a GP of D82106 for a request, or for none. */
    static String uploaded(String name, String ubrn) {
        return uploaded(name, ubrn, "D82106");
    }

    static String uploaded(String name, String ubrn, String organisation) {
        String id = UUID.randomUUID().toString();
        Tampering.run("""
                insert into file (id, name, type, bytes, sha256, meant_for, uploaded_at, uploaded_by, ods_code, availability,
                                  expires_at)
                values ('%s', '%s', 'PDF', 17, sha256('%s'), %s, '2026-01-01', '555073103100', '%s', 'AVAILABLE', '2100-01-01')
                """.formatted(id, name, id, ubrn.isEmpty() ? "null" : ubrn, organisation));
        return id;
    }
}
