package health.onward.bench;

import health.onward.acceptance.running.OwnDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./onward bench}: measures on this machine, prints the tables, and exits non-zero when a count misses its target. */
public final class Bench {

    /** Durable like an operator's; room enough that a checkpoint does not fall into one round and not into the next. */
    private static final Map<String, String> POSTGRES = Map.of(
            "shared_buffers", "512MB",
            "max_wal_size", "8GB",
            "checkpoint_timeout", "30min");

    private final Settings settings;
    private final Path directory;
    private final Report report = new Report();

    private Bench(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws Exception {
        Settings settings;
        try {
            settings = Settings.from(arguments, System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            return 2;
        }
        Optional<Path> pgbench = Pgbench.find();
        if (pgbench.isEmpty() && settings.measures("speed")) {
            System.err.println("bench: pgbench is missing; as root: apt-get install -y postgresql-15");
            return 2;
        }
        Path directory = Files.createTempDirectory("onward-bench");
        try {
            var bench = new Bench(settings, directory);
            bench.measure(pgbench);
            return bench.tell();
        } finally {
            forget(directory);
        }
    }

    private void measure(Optional<Path> pgbench) throws Exception {
        if (settings.measures("count") || settings.measures("speed")) {
            try (var database = OwnDatabase.start(directory.resolve("outside"), POSTGRES);
                    var tap = new PostgresTap(database.port())) {
                var operations = new Operations(settings, database, directory);
                operations.count(tap, report);
                if (settings.measures("speed")) {
                    operations.compare(new Pgbench(pgbench.orElseThrow(), database, directory), tap, report);
                }
            }
        }
        if (settings.measures("search")) {
            try (var database = OwnDatabase.start(directory.resolve("search"), POSTGRES);
                    var tap = new PostgresTap(database.port())) {
                report.searches(Searches.measure(settings, database, tap, directory.resolve("search.log")));
            }
        }
        if (settings.measures("worklists")) {
            try (var database = OwnDatabase.start(directory.resolve("worklists"), POSTGRES)) {
                report.worklists(WorklistPages.measure(settings, database));
            }
        }
        if (settings.measures("letters")) {
            try (var database = OwnDatabase.start(directory.resolve("letters"), POSTGRES)) {
                report.letters(LetterTimes.measure(settings, database, directory.resolve("letters.log")));
            }
        }
        if (settings.measures("uploads")) {
            try (var database = OwnDatabase.start(directory.resolve("uploads"), POSTGRES)) {
                Path files = Files.createDirectory(directory.resolve("files"));
                report.uploads(ManyUploads.measure(settings, database, files));
            }
        }
        if (settings.measures("outside")) {
            try (var database = OwnDatabase.start(directory.resolve("hospital"), POSTGRES)) {
                new SlowHospital(settings, database, directory).measure(report);
            }
        }
        Path data = Files.createDirectory(directory.resolve("embedded"));
        if (settings.measures("start")) {
            say("Start-up, " + settings.starts() + " times without and with an AOT cache ...");
            report.start(StartUp.measure(settings, data), settings.starts());
        }
        if (settings.measures("heap")) {
            say("The journey with a small heap ...");
            report.heap(SmallHeap.measure(settings, data));
        }
    }

    private int tell() throws IOException {
        Path file = Path.of("bench", "results", "latest.md");
        Files.createDirectories(file.getParent());
        String text = Machine.line() + "\n\n" + report.text();
        Files.writeString(file, text);
        say("");
        say(text);
        report.warnings().forEach(warning -> say("slower than its target: " + warning));
        report.faults().forEach(fault -> say("MISSED: " + fault));
        say("The tables are also in " + file + ".");
        return report.faults().isEmpty() ? 0 : 1;
    }

    static void say(String line) {
        System.out.println(line);
    }

    private static void forget(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
