package health.onward.server.operator;

import health.onward.advice.AdviceFiles;
import health.onward.advice.AdviceList;
import health.onward.advice.Conversations;
import health.onward.advice.WorkingHours;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.Reference;
import health.onward.document.StoredFiles;
import health.onward.platform.CannotStart;
import health.onward.platform.Database;
import health.onward.platform.DatabaseSettings;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.referral.Referrals;
import health.onward.worklist.AdviceListCheck;
import health.onward.worklist.WorklistCheck;
import health.onward.worklist.WorklistItems;
import health.onward.worklist.WorklistRound;
import health.onward.worklist.WorklistRound.Found;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's {@code ./onward worklists}: makes every list anew from the referrals and conversations, tells what differs, and mends it. */
public final class WorklistDesk {

    private static final String USAGE = """
            usage:
              ./onward worklists check    whether every list is as the referrals and conversations say; changes nothing
              ./onward worklists mend     the same, and makes it so""";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public WorklistDesk(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.getProperties().putIfAbsent("logback.configurationFile", "operator-logback.xml");
        System.exit(new WorklistDesk(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    /** Answers the exit code: 0 all is as it should be, 1 something is not, 2 not understood, 3 no database. */
    public int run(List<String> arguments) {
        if (!arguments.equals(List.of("check")) && !arguments.equals(List.of("mend"))) {
            err.println("onward: what is to be done with the worklists?\n" + USAGE);
            return Operator.MISUSED;
        }
        DatabaseSettings all = DatabaseSettings.from(environment);
        var few = new DatabaseSettings(all.directory(), all.outside(), all.profile(), 2);
        Clock clock = Clock.systemUTC();
        try (Database database = Database.visit(few, clock)) {
            boolean mending = arguments.getFirst().equals("mend");
            Found found = round(database, clock).go(mending, part -> {});
            return tell(found, mending);
        } catch (CannotStart e) {
            err.println("onward: " + e.getMessage());
            return Operator.NO_DATABASE;
        }
    }

    private static WorklistRound round(Database database, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database.application());
        var ids = new Ids(clock, RandomGenerator.getDefault());
        var ledger = new Ledger(ids);
        var audit = new AuditTrail(ids);
        Reference reference = Reference.over(database.application(), clock);
        var referrals = new Referrals(jdbc, ledger, audit, List.of(), reference::deadlines);
        var conversations = new Conversations(
                jdbc,
                ledger,
                audit,
                new AdviceFiles(jdbc, new StoredFiles(jdbc), ids),
                List.of(),
                () -> new WorkingHours(reference.deadlines().calendar()));
        var transactions = new Transactions(database.application(), clock);
        return new WorklistRound(List.of(
                new WorklistCheck(transactions, new WorklistItems(jdbc), referrals),
                new AdviceListCheck(transactions, new AdviceList(jdbc), conversations)));
    }

    private int tell(Found found, boolean mending) {
        found.differences().forEach((what, count) -> out.printf("%,8d  %s%n", count, what));
        if (found.all() == 0) {
            out.println("Every list is as the referrals and conversations say.");
            return Operator.DONE;
        }
        if (!mending) {
            out.println(
                    "The lists differ from the referrals and conversations: './onward worklists mend' makes them right.");
            return Operator.REFUSED;
        }
        out.printf("%,d of %,d are mended.%n", found.mended(), found.all());
        return found.mended() == found.all() ? Operator.DONE : Operator.REFUSED;
    }
}
