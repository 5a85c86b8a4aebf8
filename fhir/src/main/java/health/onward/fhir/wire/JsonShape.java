package health.onward.fhir.wire;

import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON body once as a stream and refuses what no FHIR parser should meet: malformed or too deeply nested text, U+0000,
 * a field given twice, text where a number or boolean belongs. Remembers where each field name stands, for error messages.
 */
public final class JsonShape {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Bodies.DEPTH)
                    .build())
            .build();
    private static final Set<String> NUMBERS =
            Set.of("valueUnsignedInt", "valueInteger", "valuePositiveInt", "valueDecimal", "size");

    /** What is a list wherever a caller may send it. */
    private static final Set<String> LISTS = Set.of(
            "profile",
            "parameter",
            "contained",
            "entry",
            "extension",
            "coding",
            "participant",
            "slot",
            "incomingReferral",
            "content");

    /** What is text wherever a caller may send it; a number there would pass as its digits. */
    private static final Set<String> TEXTS = Set.of(
            "valueString",
            "valueInstant",
            "valueDateTime",
            "valueDate",
            "valueCode",
            "valueUri",
            "resourceType",
            "id",
            "name",
            "system",
            "code",
            "display",
            "reference",
            "url",
            "status",
            "mode",
            "value",
            "description",
            "indexed",
            "title",
            "contentType",
            "creation");

    /** What the published schemas allow to be null. */
    private static final Set<String> NULLABLE = Set.of("description");

    private record Level(boolean array, Set<String> names, int[] index, String[] name) {}

    private final Deque<Level> levels = new ArrayDeque<>();
    private final Map<String, String> places = new HashMap<>();
    private final List<Refusal> problems = new ArrayList<>();

    private JsonShape() {}

    /** The body's shape, or in {@link #problems()} why it has none. */
    public static JsonShape of(byte[] body) {
        var shape = new JsonShape();
        try (JsonParser parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), body)) {
            shape.read(parser);
        } catch (JacksonException e) {
            shape.problems.addFirst(new Refusal(
                    RefusalCode.INVALID_FHIR_STRUCTURE,
                    "the body is not well-formed JSON of at most " + Bodies.DEPTH + " levels: " + stopped(e)));
        }
        return shape;
    }

    public List<Refusal> problems() {
        return List.copyOf(problems);
    }

    /** Where a field of this name first stands, such as {@code parameter[0]/resource/foo}. */
    public Optional<String> place(String name) {
        return Optional.ofNullable(places.get(name));
    }

    private void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            problems.add(new Refusal(RefusalCode.INVALID_FHIR_STRUCTURE, "the body must be one JSON object"));
            return;
        }
        do {
            take(parser.currentToken(), parser);
        } while (parser.nextToken() != null && !levels.isEmpty());
        if (parser.currentToken() != null) {
            problems.add(
                    new Refusal(RefusalCode.INVALID_FHIR_STRUCTURE, "the body must be one JSON object, and no more"));
        }
    }

    private void take(JsonToken token, JsonParser parser) {
        if (token == JsonToken.START_OBJECT || token.isScalarValue()) {
            single();
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                nextItem();
                if (token == JsonToken.START_ARRAY) {
                    array();
                }
                levels.push(
                        new Level(token == JsonToken.START_ARRAY, new HashSet<>(), new int[] {-1}, new String[] {""}));
            }
            case END_OBJECT, END_ARRAY -> levels.pop();
            case PROPERTY_NAME -> name(parser.currentName());
            case VALUE_STRING -> {
                nextItem();
                text(parser.getString());
            }
            default -> {
                nextItem();
                plain(token);
            }
        }
    }

    private void nextItem() {
        Level level = levels.peek();
        if (level != null && level.array()) {
            level.index()[0]++;
        }
    }

    private void name(String name) {
        Level level = levels.element();
        level.name()[0] = name;
        places.putIfAbsent(name, here());
        if (!level.names().add(name)) {
            problems.add(new Refusal(RefusalCode.INVALID_FHIR_STRUCTURE, "is given twice", here()));
        }
    }

    private void text(String text) {
        if (text.indexOf('\0') >= 0) {
            problems.add(new Refusal(RefusalCode.INVALID_FHIR_STRUCTURE, "contains the character U+0000", here()));
        }
        String name = levels.element().name()[0];
        if (NUMBERS.contains(name) || name.equals("valueBoolean")) {
            problems.add(new Refusal(RefusalCode.INVALID_VALUE, "must not be text", here()));
        }
    }

    /** The FHIR parser takes one value where a list belongs, and says nothing. */
    private void single() {
        Level level = levels.peek();
        if (level != null && !level.array() && LISTS.contains(level.name()[0])) {
            problems.add(new Refusal(RefusalCode.INVALID_FHIR_STRUCTURE, "must be an array", here()));
        }
    }

    /** The FHIR parser takes the first of several values where there can be one, and says nothing. */
    private void array() {
        String name = levels.isEmpty() ? "" : levels.element().name()[0];
        if (name.startsWith("value") || name.equals("resource")) {
            problems.add(new Refusal(RefusalCode.INVALID_FHIR_STRUCTURE, "must not be an array", here()));
        }
    }

    private void plain(JsonToken token) {
        String name = levels.element().name()[0];
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        boolean fits = name.equals("valueBoolean")
                ? token.isBoolean()
                : (token == JsonToken.VALUE_NULL && NULLABLE.contains(name))
                        || (!TEXTS.contains(name) && (!NUMBERS.contains(name) || number));
        if (!fits) {
            problems.add(new Refusal(RefusalCode.INVALID_VALUE, "has a value of the wrong type", here()));
        }
    }

    private String here() {
        StringBuilder path = new StringBuilder();
        levels.descendingIterator().forEachRemaining(level -> {
            if (level.array()) {
                path.append('[').append(level.index()[0]).append(']');
            } else if (!level.name()[0].isEmpty()) {
                path.append(path.isEmpty() ? "" : "/").append(level.name()[0]);
            }
        });
        return path.toString();
    }

    /** Where reading stopped; the parser's own words speak of its insides. */
    private static String stopped(JacksonException e) {
        var at = e.getLocation();
        return at == null
                ? "it cannot be read"
                : "reading stopped at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
