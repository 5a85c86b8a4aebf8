package health.onward.acceptance.coverage;

import health.onward.server.exercise.Exercise;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One refusal that an endpoint is documented to give.
 *
 * @param code {@code -} where a status has none
 * @param reason why no test raises it; empty where one must
 */
record DocumentedRefusal(String code, int status, String endpoint, String reason) {

    private static final String FILE = "/documented-refusals.txt";

    /** In the order of the reviewed file. */
    static List<DocumentedRefusal> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(DocumentedRefusal.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(DocumentedRefusal::of)
                    .toList();
        }
    }

    private static Stream<DocumentedRefusal> of(String line) {
        String[] cells = line.split("\\|", -1);
        return Arrays.stream(cells[2].strip().split(" +"))
                .map(endpoint -> new DocumentedRefusal(
                        cells[0].strip(),
                        Integer.parseInt(cells[1].strip()),
                        endpoint,
                        cells.length > 3 ? cells[3].strip() : ""));
    }

    boolean raisedBy(Exercise exercise) {
        return exercise.status() == status
                && (code.equals("-")
                        ? exercise.codes().isEmpty()
                        : exercise.codes().contains(code));
    }

    @Override
    public String toString() {
        return endpoint + " " + status + " " + code;
    }
}
