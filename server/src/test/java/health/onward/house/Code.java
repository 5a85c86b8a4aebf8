package health.onward.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classes and sources that the rules are asked about.
 *
 * @param migrations the SQL files of the schema
 */
record Code(JavaClasses classes, List<Source> sources, List<Path> migrations) {

    /** The top of the house's files, wherever the test was started. */
    static final Path ROOT = root();

    private static final List<String> MODULES =
            List.of("core", "outside", "fhir", "web", "server", "acceptance", "bench");

    /** The house as it is shipped. */
    static Code house() {
        return new Code(
                new ClassFileImporter()
                        .withImportOption(location -> !ofTests(location))
                        .importPackages("health.onward"),
                MODULES.stream()
                        .flatMap(module -> Source.under(ROOT.resolve(module).resolve("src/main/java")).stream())
                        .toList(),
                sql(ROOT.resolve("core/src/main/resources/db/migration")));
    }

    /** Classes that break each rule once, so that it is seen to fail. */
    static Code canaries() {
        return new Code(
                new ClassFileImporter()
                        .withImportOption(location -> location.contains("/canary/"))
                        .importPackages("health.onward"),
                Source.under(ROOT.resolve("server/src/test/java")).stream()
                        .filter(source -> source.path().toString().contains("/canary/"))
                        .toList(),
                sql(ROOT.resolve("server/src/test/resources/canary")));
    }

    static boolean inCore(String room) {
        return !List.of("outside", "fhir", "web", "server", "acceptance", "bench", "house")
                .contains(room);
    }

    private static boolean ofTests(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar");
    }

    private static List<Path> sql(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("core/pom.xml"))) {
            directory = java.util.Objects.requireNonNull(directory.getParent(), "not inside the house's sources");
        }
        return directory;
    }
}
