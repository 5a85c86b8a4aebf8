package health.onward.acceptance.contract;

import health.onward.acceptance.Requests;
import health.onward.acceptance.Wire;
import health.onward.server.RunningServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * More than {@link Scene}: a conversation that was withdrawn, one whose patient's record was protected meanwhile, and files of every
 * kind that may not be linked.
 */
final class AdviceScene implements Place, AutoCloseable {

    private static final String HIDDEN = "9990000158";
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final Scene scene = Scene.set();
    private final Map<String, String> names = new HashMap<>();

    AdviceScene() {
        var requests = new Requests(RunningServer.get().url() + Wire.ROOT);
        Talk withdrawn = Talk.begin(requests, Scene.PATIENT, true);
        Talk hidden = Talk.begin(requests, HIDDEN, true);
        names.put("withdrawn", withdrawn.ubrn());
        names.put("hidden", hidden.ubrn());
        Tampering.run("""
                update advice set category = 'CONVERSATION_ENDED_CANCELLED', owner_side = 'NOBODY', owner_org = null,
                  owner_user = null, turn_since = null, turn_place = null, turn_due = null, escalate_at = null
                where ubrn = %s
                """.formatted(withdrawn.ubrn()));
        Tampering.run("update patient set sensitive = true where nhs_number = '" + HIDDEN + "'");
        String talk = scene.in("{advice}");
        file("mine", "R69", talk, "note.txt", "");
        file("twin", "R69", talk, "NOTE.txt", "");
        file("foreign", "RCD", talk, "foreign.txt", "");
        file("astray", "R69", withdrawn.ubrn(), "astray.txt", "");
        file("used", "R69", talk, "used.txt", talk);
        String convertible = scene.in("{convertible}");
        file("ours", "R69", convertible, "ours.txt", "");
        file("ourtwin", "R69", convertible, "OURS.txt", "");
        file("theirs", "RCD", convertible, "theirs.txt", "");
        file("oursused", "R69", convertible, "used.txt", convertible);
        file("early", "D82106", "", "early.txt", "");
        file("late", "D82106", talk, "late.txt", "");
    }

    /** As if it had been uploaded, and linked if {@code linkedTo} says to what. */
    private void file(String name, String organisation, String meantFor, String called, String linkedTo) {
        String id = UUID.randomUUID().toString();
        names.put(name, id);
        Tampering.run("""
                insert into file (id, name, type, bytes, sha256, meant_for, uploaded_at, uploaded_by, ods_code, availability,
                                  linked_to, expires_at)
                values ('%s', '%s', 'TEXT', 4, sha256('text'), %s, now(), '103264994981', '%s', 'AVAILABLE', %s, %s)
                """.formatted(
                        id,
                        called,
                        meantFor.isEmpty() ? "null" : meantFor,
                        organisation,
                        linkedTo.isEmpty() ? "null" : linkedTo,
                        linkedTo.isEmpty() ? "timestamptz '2999-01-01'" : "null"));
    }

    @Override
    public String in(String text) {
        return scene.in(NAME.matcher(text)
                .replaceAll(match -> names.getOrDefault(match.group(1), "\\" + "{" + match.group(1) + "}")));
    }

    @Override
    public JsonNode body(String name) {
        return switch (name) {
            case "guidance with a file" -> with("guidance", "guidanceAttachmentFile", "GUIDANCE_RESPONSE", "mine");
            case "conversion with a file" -> with("conversion", "guidanceAttachmentFile", "GUIDANCE_RESPONSE", "ours");
            case "conversion with a letter" -> with("conversion", "reviewAttachmentFile", "PROVIDER", "ours");
            case "question with a file" -> with("question", "requestAttachmentFile", "ADVICE_REQUEST", "early");
            default -> scene.body(name);
        };
    }

    private JsonNode with(String body, String parameter, String kind, String file) {
        JsonNode good = scene.body(body);
        ((ObjectNode) good).withArray("parameter").add(Requests.file(parameter, kind, in("{" + file + "}")));
        return good;
    }

    @Override
    public void close() {
        Tampering.run("update patient set sensitive = false where nhs_number = '" + HIDDEN + "'");
    }
}
