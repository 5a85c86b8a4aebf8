package health.onward.acceptance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds what is said in the API's resources. */
final class Fhir {

    private Fhir() {}

    /** The extension whose address ends like this, or a missing node. */
    static JsonNode extension(JsonNode resource, String name) {
        return extensions(resource, name).findFirst().orElseGet(() -> resource.path("no such extension"));
    }

    static Stream<JsonNode> extensions(JsonNode resource, String name) {
        return resource.path("extension")
                .valueStream()
                .filter(e -> e.path("url").asString("").endsWith(name));
    }

    static JsonNode contained(JsonNode resource, String id) {
        return resource.path("contained")
                .valueStream()
                .filter(c -> c.path("id").asString("").equals(id))
                .findFirst()
                .orElseGet(() -> resource.path("no such part"));
    }

    static Stream<JsonNode> resources(JsonNode bundle, String type) {
        return bundle.path("entry")
                .valueStream()
                .map(e -> e.path("resource"))
                .filter(r -> r.path("resourceType").asString("").equals(type));
    }

    /** The state of a referral, as its code. */
    static String state(JsonNode referral) {
        JsonNode state = extension(extension(referral, "Extension-eRS-ReferralState-1"), "state");
        return state.at("/valueCoding/code").asString("");
    }

    static String version(JsonNode resource) {
        return resource.at("/meta/versionId").asString("");
    }

    static List<String> shortlist(JsonNode referral) {
        return contained(referral, "shortlist")
                .path("entry")
                .valueStream()
                .map(e -> e.at("/item/identifier/value").asString(""))
                .toList();
    }

    static Optional<JsonNode> entry(JsonNode worklist, String ubrn) {
        return worklist.path("entry")
                .valueStream()
                .filter(e -> e.at("/item/reference").asString("").equals("ReferralRequest/" + ubrn))
                .findFirst();
    }
}
