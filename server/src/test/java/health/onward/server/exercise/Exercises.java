package health.onward.server.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes which test asked what of the API: the tests' clients tell each answer, this knows which test is running, and each class
 * leaves a file in {@code target/exercises}. One test at a time runs in a JVM.
 */
public final class Exercises implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final String API = "/referrals/FHIR";
    private static final Path FOLDER = Path.of("target", "exercises");
    private static final Set<Exercise> NOTED = new LinkedHashSet<>();

    private static String testClass = "";
    private static String test = Exercise.SET_UP;
    private static String name = "";

    /** @param path with or without the API's base, and with its query; what lies elsewhere is not noted */
    public static synchronized void note(String method, String path, int status, String body) {
        String below = path.startsWith(API) ? path.substring(API.length()) : path;
        if (below.startsWith("/STU3/") || below.startsWith("/R4/")) {
            String place = below.replaceFirst("\\?.*", "").replaceAll("(?<=/)[0-9]+(?=/|$)", "0");
            NOTED.add(new Exercise(testClass, test, name, method, place, status, codes(status, body)));
        }
    }

    /** Everything that the tests of a module noted when they ran last. */
    public static List<Exercise> of(Path module) throws IOException {
        List<Exercise> all = new ArrayList<>();
        for (String noted : tests(module)) {
            for (String line : Files.readAllLines(module.resolve(FOLDER).resolve(noted))) {
                all.add(Exercise.of(noted, line));
            }
        }
        return all;
    }

    /** The test classes of a module that have not run since its folder was cleaned. */
    public static List<String> missing(Path module) throws IOException {
        return tests(module).stream()
                .filter(noted -> !Files.exists(module.resolve(FOLDER).resolve(noted)))
                .toList();
    }

    /** By their sources: what an older version left behind does not count, nor do those who compare the notes. */
    private static List<String> tests(Path module) throws IOException {
        try (Stream<Path> sources = Files.walk(module.resolve("src/test/java"))) {
            return sources.filter(source -> !source.toString().contains("/coverage/"))
                    .map(source -> source.getFileName().toString())
                    .filter(source -> source.endsWith("Test.java"))
                    .map(source -> source.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> codes(int status, String body) {
        if (status < 400 || !body.startsWith("{")) {
            return List.of();
        }
        try {
            return StreamSupport.stream(
                            JsonMapper.shared().readTree(body).path("issue").spliterator(), false)
                    .map(issue -> issue.at("/details/coding/0/code").asString(""))
                    .distinct()
                    .toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context.getRequiredTestClass().getSimpleName(), Exercise.SET_UP, "");
        NOTED.clear();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(testClass, context.getRequiredTestMethod().getName(), context.getDisplayName());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        running(testClass, Exercise.SET_UP, "");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        List<String> lines;
        synchronized (Exercises.class) {
            lines = NOTED.stream().map(Exercise::line).toList();
        }
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(testClass), lines);
    }

    private static synchronized void running(String ofClass, String method, String display) {
        testClass = ofClass;
        test = method;
        name = display.replaceAll("\\s+", " ");
    }
}
