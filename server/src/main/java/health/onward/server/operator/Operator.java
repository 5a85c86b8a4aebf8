package health.onward.server.operator;

import health.onward.platform.CannotStart;
import health.onward.platform.Database;
import health.onward.platform.DatabaseSettings;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.bulk.ImportReport;
import health.onward.platform.bulk.Ordered;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * An operator's command: {@code organisations import FILE} and its like. It works on the same database as the server, with the
 * same settings, whether the server runs or not; running servers notice by themselves.
 */
public final class Operator {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int MISUSED = 2;
    static final int NO_DATABASE = 3;

    static final int CONNECTIONS = 2;

    static {
        // Before the first logger: without Spring Boot nobody else would say where logs go.
        System.getProperties().putIfAbsent("logback.configurationFile", "operator-logback.xml");
    }

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public Operator(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Operator(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    /** Answers the exit code: 0 done, 1 the files were refused, 2 not understood, 3 no database. */
    public int run(List<String> arguments) {
        try {
            if (arguments.size() < 2 || !arguments.get(1).equals("import")) {
                throw new Misused("what is to be imported?");
            }
            Command command = Command.called(arguments.getFirst());
            Words words = Words.of(arguments.subList(2, arguments.size()), command.options());
            return run(command.plan(words), words.has(Command.DRY_RUN));
        } catch (Misused e) {
            err.println("onward: " + e.getMessage() + "\nusage:\n" + usage());
            return MISUSED;
        } catch (CannotStart e) {
            err.println("onward: " + e.getMessage());
            return NO_DATABASE;
        } catch (DataAccessException | TransactionException e) {
            err.println("onward: the database gave up, and nothing was imported: "
                    + Objects.requireNonNullElse(e.getRootCause(), e).getMessage()
                    + "\nSee that it is up and has room, and import again.");
            return NO_DATABASE;
        }
    }

    /** Its words are understood before anything starts. */
    private int run(Command.Plan plan, boolean dry) {
        DatabaseSettings few = DatabaseSettings.from(environment).connecting(CONNECTIONS);
        Clock clock = Clock.systemUTC();
        try (Database database = Database.visit(few, clock)) {
            var house = OpenHouse.over(database, clock, new Ids(clock, RandomGenerator.getDefault()));
            var progress = new ProgressLines(err, System::nanoTime);
            Outcome<ImportReport> outcome =
                    house.reference().imports().run(plan.in(house), new Ordered(account(), dry), progress);
            return tell(outcome, dry);
        }
    }

    private int tell(Outcome<ImportReport> outcome, boolean dry) {
        return switch (outcome) {
            case Outcome.Accepted(var report) -> {
                out.printf(
                        "%,d rows: %,d added, %,d changed, %,d removed%n",
                        report.rows(), report.added(), report.changed(), report.removed());
                report.notes().forEach(note -> out.println("  " + note));
                out.println(
                        dry
                                ? "This was a dry run: nothing was changed."
                                : "Imported; running servers see it within a second.");
                yield DONE;
            }
            case Outcome.Refused<ImportReport> refused -> {
                refused.refusals()
                        .forEach(problem -> out.println(
                                problem.where() == null
                                        ? problem.sentence()
                                        : problem.where() + ": " + problem.sentence()));
                out.println("Refused: nothing was changed. Correct what is said above and import again.");
                yield REFUSED;
            }
        };
    }

    /** Who is at the keyboard, for the log. */
    private String account() {
        return environment.getOrDefault(
                "ONWARD_OPERATOR", environment.getOrDefault("SUDO_USER", System.getProperty("user.name", "unknown")));
    }

    private static String usage() {
        return Arrays.stream(Command.values())
                .map(command -> "  " + command.usage())
                .collect(Collectors.joining("\n"));
    }
}
