package health.onward.server.demo.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads one value in the form that its field asks for; empty when it has another. */
final class Values {

    private static final int LONGEST = 8_000;
    private static final int MOST = 1_000;

    private Values() {}

    static Optional<Object> read(Field.Kind kind, JsonNode node) {
        return switch (kind) {
            case TEXT -> text(node).map(Function.identity());
            case NUMBER -> number(node).map(Function.identity());
            case INSTANT -> text(node).flatMap(text -> parsed(Instant::parse, text));
            case DAY -> text(node).flatMap(text -> parsed(LocalDate::parse, text));
            case YES_OR_NO -> node.isBoolean() ? Optional.of(node.asBoolean()) : Optional.empty();
            case TEXTS -> all(node, Values::text);
            case NUMBERS -> all(node, Values::number);
        };
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST && text.indexOf('\0') < 0);
    }

    private static Optional<Long> number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0
                ? Optional.of(node.asLong())
                : Optional.empty();
    }

    private static Optional<Object> parsed(Function<String, Object> parser, String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<Object> all(JsonNode node, Function<JsonNode, Optional<T>> each) {
        if (!node.isArray() || node.size() > MOST) {
            return Optional.empty();
        }
        List<T> values = new ArrayList<>();
        for (JsonNode element : node) {
            each.apply(element).ifPresent(values::add);
        }
        return values.size() == node.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }
}
