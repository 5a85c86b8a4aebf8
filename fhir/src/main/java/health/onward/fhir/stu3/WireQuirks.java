package health.onward.fhir.stu3;

import health.onward.directory.CodeList;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every place where e-RS bends FHIR and clients rely on it (api ambiguity 30), each with its source. The bends are applied to the
 * encoded JSON, because the FHIR model cannot express them.
 */
final class WireQuirks {

    /** A ValueSet's URL stands where a code system's belongs (A005, known issue 2). */
    static final String PARTICIPANT_TYPE_SYSTEM = "http://hl7.org/fhir/ValueSet/encounter-participant-type";

    /** The list of non-attendance reasons describes itself as another list (A004's published body). */
    static final Map<CodeList, String> DESCRIPTIONS =
            Map.of(CodeList.APPOINTMENT_NON_ATTENDANCE_REASON, "e-RS Priority");

    private static final JsonMapper JSON = JsonMapper.shared();

    private WireQuirks() {}

    static String bend(String json) {
        if (!json.contains(PARTICIPANT_TYPE_SYSTEM)) {
            return json;
        }
        JsonNode tree = JSON.readTree(json);
        singleParticipantType(tree);
        return JSON.writeValueAsString(tree);
    }

    /** An appointment's {@code participant.type} is one object, not an array (A005, known issue 1). */
    private static void singleParticipantType(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("participant") instanceof ArrayNode participants) {
            for (JsonNode participant : participants) {
                if (participant instanceof ObjectNode one
                        && one.path("type") instanceof ArrayNode types
                        && types.size() == 1) {
                    one.set("type", types.get(0));
                }
            }
        }
        for (JsonNode child : node) {
            singleParticipantType(child);
        }
    }
}
