package health.onward.platform.bulk;

import health.onward.platform.Outcome;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs imports: each in one transaction, which is rolled back when anything is wrong, or when nothing was to be done in earnest.
 * Taken, it leaves a row in the log, and servers see that what they hold in memory is old ({@link DataVersions}).
 */
public final class Imports {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Imports(DataSource database, Clock clock) {
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.clock = clock;
    }

    /** Refused with what is wrong, each with file and line. */
    public Outcome<ImportReport> run(Import what, Ordered ordered, ImportProgress progress) {
        return runs(what, ordered, progress);
    }

    /** What comes with the house: it needs no operator and leaves nothing in the log. */
    public Outcome<ImportReport> settle(Import what) {
        return runs(what, null, ImportProgress.SILENT);
    }

    private Outcome<ImportReport> runs(Import what, @Nullable Ordered ordered, ImportProgress progress) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var run = new ImportRun(jdbc, id(), progress);
            // PostgreSQL knows nothing of rows that have just been staged and takes them for few: each loop over them
            // would
            // read them all.
            jdbc.execute("set local enable_nestloop = off");
            jdbc.execute("set local work_mem = '32MB'");
            what.read(run);
            if (run.sound()) {
                progress.begins("checking and merging");
                what.merge(run);
            }
            return concluded(what, run, ordered, status);
        }));
    }

    private Outcome<ImportReport> concluded(
            Import what, ImportRun run, @Nullable Ordered ordered, TransactionStatus status) {
        if (!run.sound()) {
            status.setRollbackOnly();
            return new Outcome.Refused<>(run.problems().told());
        }
        if (ordered != null && ordered.dryRun()) {
            status.setRollbackOnly();
        } else {
            run.forgetStaged();
            long version = DataVersions.grow(jdbc, what.what());
            if (ordered != null) {
                log(what, version, run, ordered);
            }
        }
        return Outcome.accepted(run.report());
    }

    private void log(Import what, long number, ImportRun run, Ordered ordered) {
        ImportReport report = run.report();
        jdbc.update(
                """
                insert into import_log (what, number, at, account, files, added, changed, removed)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                """,
                what.what(),
                number,
                Timestamp.from(clock.instant()),
                ordered.account(),
                JSON.writeValueAsString(run.files()),
                report.added(),
                report.changed(),
                report.removed());
    }

    /** The transaction's own number: two runs at once have two, and nobody else's rows are ever seen. */
    private long id() {
        return Objects.requireNonNull(jdbc.queryForObject("select pg_current_xact_id()::text::bigint", Long.class));
    }
}
