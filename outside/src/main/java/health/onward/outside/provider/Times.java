package health.onward.outside.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Instants as FHIR writes them, with any offset. */
final class Times {

    private Times() {}

    static Optional<Instant> read(JsonNode node) {
        try {
            return node.isString()
                    ? Optional.of(OffsetDateTime.parse(node.asString()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
