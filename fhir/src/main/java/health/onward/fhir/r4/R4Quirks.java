package health.onward.fhir.r4;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every place where e-RS bends R4 and clients rely on it (api ambiguity 30), each with its source. The bends are applied to the
 * encoded JSON, because the FHIR model cannot express them.
 */
final class R4Quirks {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PRACTITIONER = "\"resourceType\":\"Practitioner\"";

    private R4Quirks() {}

    static String bend(String json) {
        if (!json.contains(PRACTITIONER)) {
            return json;
        }
        JsonNode tree = JSON.readTree(json);
        for (JsonNode entry : tree.path("entry")) {
            singleIdentifier(entry.path("resource"));
        }
        return JSON.writeValueAsString(tree);
    }

    /** A practitioner's {@code identifier} is one object, not an array (A040, its published example). */
    private static void singleIdentifier(JsonNode node) {
        if (node instanceof ObjectNode practitioner
                && practitioner.path("resourceType").asString().equals("Practitioner")
                && practitioner.path("identifier") instanceof ArrayNode identifiers
                && identifiers.size() == 1) {
            practitioner.set("identifier", identifiers.get(0));
        }
    }
}
