package health.onward.acceptance.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.fhir.wire.Endpoint;
import health.onward.platform.GeneratedDoc;
import health.onward.server.exercise.Exercise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Last of all: every documented refusal of every endpoint, with a test that was given it over HTTP, or why there is none. */
@Order(Integer.MAX_VALUE)
class ErrorCodesPageTest {

    private static final String HEAD = """
            # Every documented refusal, and a test that raises it

            Generated. What is documented is a reviewed file of ours (`acceptance/src/test/resources/documented-refusals.txt`); the test is
            one that was answered so over HTTP, by a running server. How each refusal is worded: `error-words.md`.

            | code | status | endpoints | raised in |
            |---|---|---|---|
            """;

    /** Tests made for refusals are told first: their names say what is wrong, and they stay when others come. */
    private static final List<String> TELLING =
            List.of("BadInputTest", "OperationContractTest", "DocumentedRefusalsTest");

    private static final Comparator<Exercise> MOST_TELLING = Comparator.comparingInt(
                    (Exercise e) -> -TELLING.indexOf(e.testClass()))
            .thenComparing(e -> e.test().equals("set up"))
            .thenComparing(Exercise::testClass)
            .thenComparing(Exercise::test)
            .thenComparing(Exercise::name);

    @Test
    void every_documented_refusal_is_raised_by_a_request_or_says_why_not() throws IOException {
        var coverage = Coverage.ofTheLastRun();
        assertThat(DocumentedRefusal.all().stream()
                        .filter(refusal -> refusal.reason().isEmpty()
                                && raised(refusal, coverage).isEmpty()))
                .as("documented refusals that no test raises")
                .isEmpty();
    }

    @Test
    void no_reason_outlives_what_it_excuses() throws IOException {
        var coverage = Coverage.ofTheLastRun();
        assertThat(DocumentedRefusal.all().stream()
                        .filter(refusal -> !refusal.reason().isEmpty()
                                && raised(refusal, coverage).isPresent()))
                .as("raised by a test: their reasons can go")
                .isEmpty();
    }

    @Test
    void the_file_speaks_of_every_endpoint_that_is_served_once_and_of_no_other() throws IOException {
        List<DocumentedRefusal> all = DocumentedRefusal.all();
        assertThat(all.stream().map(DocumentedRefusal::toString)).doesNotHaveDuplicates();
        assertThat(all.stream().map(DocumentedRefusal::endpoint).distinct())
                .containsExactlyInAnyOrderElementsOf(Coverage.ofTheLastRun().all().keySet().stream()
                        .map(Endpoint::id)
                        .distinct()
                        .toList());
    }

    @Test
    void the_page_of_refusals_is_fresh() throws IOException {
        var coverage = Coverage.ofTheLastRun();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (DocumentedRefusal refusal : DocumentedRefusal.all()) {
            rows.computeIfAbsent(row(refusal, coverage), row -> new ArrayList<>())
                    .add(refusal.endpoint());
        }
        var page = new StringBuilder(HEAD);
        rows.forEach((row, endpoints) -> page.append(row.formatted(String.join(" ", endpoints))));
        GeneratedDoc.isFresh("error-codes.md", page.toString());
    }

    private static Optional<Exercise> raised(DocumentedRefusal refusal, Coverage coverage) {
        return coverage.of(refusal.endpoint()).filter(refusal::raisedBy).min(MOST_TELLING);
    }

    /** The same for all endpoints that one test serves. */
    private static String row(DocumentedRefusal refusal, Coverage coverage) {
        return "| %s | %d | %%s | %s |\n"
                .formatted(
                        refusal.code(),
                        refusal.status(),
                        raised(refusal, coverage)
                                .map(ErrorCodesPageTest::told)
                                .orElse("not raised: " + refusal.reason())
                                .replace("%", "%%"));
    }

    /** A case of the tables of refusals says its endpoint, then what is wrong. */
    private static String told(Exercise exercise) {
        String sentence = exercise.testClass().equals("DocumentedRefusalsTest")
                ? exercise.name().replaceFirst("^A[0-9]+: ", "")
                : exercise.test().replace('_', ' ');
        return exercise.testClass() + ": " + sentence.replace("|", "/");
    }
}
