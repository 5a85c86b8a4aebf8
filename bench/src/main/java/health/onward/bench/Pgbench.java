package health.onward.bench;

import health.onward.acceptance.running.OwnDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load program, as Debian packages it: prepared statements, one connection per client, no pauses. */
final class Pgbench {

    private static final Pattern SPEED = Pattern.compile("tps = ([0-9.]+) ");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int THREADS = 2;

    private final Path program;
    private final OwnDatabase database;
    private final Path directory;

    Pgbench(Path program, OwnDatabase database, Path directory) {
        this.program = program;
        this.database = database;
        this.directory = directory;
    }

    /** The newest of Debian's, or one on the path. */
    static Optional<Path> find() throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(it -> it.resolve("bin/pgbench"))
                        .forEach(found::add);
            }
        }
        for (String part : System.getenv("PATH").split(":", -1)) {
            found.add(Path.of(part, "pgbench"));
        }
        return found.stream().filter(Files::isExecutable).findFirst();
    }

    /**
     * @param how {@code -T} seconds or {@code -t} transactions of each client
     * @return transactions per second
     */
    double run(PgbenchScript script, int clients, int port, Map<String, Long> numbers, String... how)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("operation.sql"), script.text());
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared", "-f", file.toString()));
        command.addAll(List.of("-c", String.valueOf(clients), "-j", String.valueOf(Math.min(THREADS, clients))));
        command.addAll(List.of(how));
        command.addAll(List.of("-h", "127.0.0.1", "-p", String.valueOf(port), "-U", database.applicationUser()));
        command.addAll(List.of("-D", "n=0"));
        numbers.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        script.constants().forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.add(database.name());
        return speed(said(command));
    }

    private String said(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.applicationPassword());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench could not run our SQL: " + said);
        }
        return said;
    }

    private static double speed(String said) {
        Matcher speed = SPEED.matcher(said);
        if (!speed.find()) {
            throw new IllegalStateException("pgbench tells no speed: " + said);
        }
        return Double.parseDouble(speed.group(1));
    }
}
