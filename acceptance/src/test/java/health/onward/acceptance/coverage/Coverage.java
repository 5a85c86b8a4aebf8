package health.onward.acceptance.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import health.onward.fhir.wire.Endpoint;
import health.onward.server.RunningServer;
import health.onward.server.exercise.Exercise;
import health.onward.server.exercise.Exercises;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every endpoint that is served, with the requests that tests sent to it.
 *
 * @param all in the order of their numbers
 */
record Coverage(Map<Endpoint, List<Exercise>> all) {

    private static final List<Path> MODULES = List.of(Path.of("../server"), Path.of("."));

    /**
     * Of the last run of every test in this folder. A run of single tests cannot know: then what depends on it is not compared,
     * unless the run says that it is of all tests, as {@code ./onward test} does.
     */
    static Coverage ofTheLastRun() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path module : MODULES) {
            missing.addAll(Exercises.missing(module));
        }
        if (System.getProperty("onward.tests", "").equals("all")) {
            assertThat(missing).as("tests that have not run before the pages").isEmpty();
        }
        assumeThat(missing).as("tests that have not run here yet").isEmpty();
        List<Exercise> exercises = new ArrayList<>();
        for (Path module : MODULES) {
            exercises.addAll(Exercises.of(module));
        }
        return of(exercises);
    }

    private static Coverage of(List<Exercise> exercises) {
        Map<Endpoint, List<Exercise>> all = new LinkedHashMap<>();
        RunningServer.get().endpoints().stream()
                .sorted(Comparator.comparing(Endpoint::id).thenComparing(Endpoint::path))
                .forEach(endpoint -> all.put(
                        endpoint,
                        exercises.stream().filter(e -> asks(e, endpoint)).toList()));
        return new Coverage(all);
    }

    private static boolean asks(Exercise exercise, Endpoint endpoint) {
        return exercise.method().equals(endpoint.method().name())
                && PathPatternParser.defaultInstance
                        .parse(endpoint.path())
                        .matches(PathContainer.parsePath(exercise.path()));
    }

    /** Of all paths of one number. */
    Stream<Exercise> of(String id) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(id))
                .flatMap(entry -> entry.getValue().stream());
    }
}
