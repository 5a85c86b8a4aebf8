package health.onward.acceptance.coverage;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.fhir.wire.Endpoint;
import health.onward.identity.BusinessFunction;
import health.onward.platform.GeneratedDoc;
import health.onward.server.exercise.Exercise;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Last of all: which endpoint is served for whom, and which tests have asked it over HTTP. */
@Order(Integer.MAX_VALUE)
class ApiCoveragePageTest {

    private static final String HEAD = """
            # Which endpoint is served, for whom, and tested where

            Generated from the tables of routes and from what the tests asked while they ran. Each test class named sent at least one
            request over HTTP to a running server there.

            | endpoint | FHIR | method and path | may be asked by | side | query parameters | version named | tests |
            |---|---|---|---|---|---|---|---|
            """;

    @Test
    void every_endpoint_has_a_test_in_which_it_does_what_it_is_for() throws IOException {
        var coverage = Coverage.ofTheLastRun();
        assertThat(coverage.all()).hasSizeGreaterThan(15);
        assertThat(coverage.all().entrySet().stream()
                        .filter(entry -> entry.getValue().stream().noneMatch(e -> e.status() < 400))
                        .map(entry -> entry.getKey().id() + " " + entry.getKey().path()))
                .as("endpoints that no test has seen succeed")
                .isEmpty();
    }

    @Test
    void the_page_of_coverage_is_fresh() throws IOException {
        GeneratedDoc.isFresh(
                "api-coverage.md",
                HEAD
                        + Coverage.ofTheLastRun().all().entrySet().stream()
                                .map(ApiCoveragePageTest::row)
                                .collect(joining()));
    }

    private static String row(Map.Entry<Endpoint, List<Exercise>> entry) {
        Endpoint endpoint = entry.getKey();
        return "| %s | %s | %s %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        endpoint.id(),
                        endpoint.path().startsWith("/R4/") ? "R4" : "STU3",
                        endpoint.method(),
                        endpoint.path(),
                        functions(endpoint),
                        sides(endpoint),
                        endpoint.parameters().isEmpty()
                                ? "–"
                                : endpoint.parameters().stream().sorted().collect(joining(", ")),
                        endpoint.versioned() ? "If-Match" : "–",
                        entry.getValue().stream()
                                .map(Exercise::testClass)
                                .distinct()
                                .sorted()
                                .collect(joining(", ")));
    }

    private static String functions(Endpoint endpoint) {
        return endpoint.inContext()
                ? endpoint.access().functions().stream()
                        .sorted()
                        .map(Enum::name)
                        .collect(joining(", "))
                : "any person who is signed in";
    }

    private static String sides(Endpoint endpoint) {
        return endpoint.inContext()
                ? endpoint.access().functions().stream()
                        .map(BusinessFunction::side)
                        .collect(Collectors.toCollection(java.util.TreeSet::new))
                        .stream()
                        .map(side -> side.name().toLowerCase(java.util.Locale.ROOT))
                        .collect(joining(" and "))
                : "–";
    }
}
