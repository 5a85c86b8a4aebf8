package health.onward.acceptance.contract;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Spoils a good body in one place, as the tables write it: {@code remove /a/0}, {@code set /a/0/b "text"}, {@code add /a {...}}
 * (to a list), {@code repeat /a/0} (the entry once more at the end of its list), several joined by {@code ;}.
 */
final class Edit {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Edit() {}

    static JsonNode apply(String edits, JsonNode body) {
        JsonNode spoilt = body.deepCopy();
        for (String edit : edits.split(" ; ", -1)) {
            String[] words = edit.strip().split(" ", 3);
            one(words[0], JsonPointer.compile(words[1]), words.length > 2 ? words[2] : "", spoilt);
        }
        return spoilt;
    }

    private static void one(String verb, JsonPointer at, String json, JsonNode body) {
        JsonNode parent = body.at(at.head());
        switch (verb) {
            case "remove" -> remove(parent, at);
            case "set" -> put(parent, at, JSON.readTree(json));
            case "add" -> ((ArrayNode) body.at(at)).add(JSON.readTree(json));
            case "repeat" -> ((ArrayNode) parent).add(body.at(at).deepCopy());
            default -> throw new IllegalArgumentException(verb);
        }
    }

    private static void remove(JsonNode parent, JsonPointer at) {
        if (parent instanceof ObjectNode object) {
            object.remove(at.last().getMatchingProperty());
        } else {
            ((ArrayNode) parent).remove(at.last().getMatchingIndex());
        }
    }

    private static void put(JsonNode parent, JsonPointer at, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(at.last().getMatchingIndex(), value);
        }
    }
}
