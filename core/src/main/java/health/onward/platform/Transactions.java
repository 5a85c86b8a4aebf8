package health.onward.platform;

import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens transactions: commands run in here and nowhere else. A command decides and collects {@link Changes}; accepted, they
 * are sent in one trip and committed; refused, everything is rolled back. Serialisation failures and deadlocks are tried
 * again, three times in all.
 */
public final class Transactions {

    private static final int TRIES = 3;

    private final TransactionTemplate template;
    private final TransactionTemplate snapshots;
    private final Flush flush;
    private final RepeatedWrites repeated;

    public Transactions(DataSource database, Clock clock) {
        var manager = new DataSourceTransactionManager(database);
        // A manager that validates nothing and keeps no savepoints: BEGIN rides with the first statement.
        manager.setEnforceReadOnly(false);
        this.template = new TransactionTemplate(manager);
        this.snapshots = new TransactionTemplate(manager);
        snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.flush = new Flush(database);
        this.repeated = new RepeatedWrites(JdbcClient.create(database), clock);
    }

    /** Runs a command that nobody can repeat by key: a job, a page, or an import. */
    public <T> Outcome<T> write(Function<Changes, Outcome<T>> command) {
        return tried(() -> inTransaction(template, command));
    }

    /** The same, where all statements must see one moment: a comparison. */
    public <T> Outcome<T> snapshot(Function<Changes, Outcome<T>> command) {
        return tried(() -> inTransaction(snapshots, command));
    }

    /** Runs a command at most once per caller and key; a repetition gets the first answer again. */
    public <T> Outcome<Answer> once(Once<T> once, Function<Changes, Outcome<T>> command) {
        return begin(once, changes -> command.apply(changes).<Step<T, Void>>map(Step.Done::new))
                .map(step -> ((Step.Done<Answer, Void>) step).value());
    }

    /**
     * The same for a command that may have to wait for somebody outside: what it changed by then is committed without an answer,
     * and a second {@link #once} ends it.
     */
    public <T, P> Outcome<Step<Answer, P>> begin(Once<T> once, Function<Changes, Outcome<Step<T, P>>> command) {
        try {
            Outcome<Step<Answer, P>> outcome = tried(() -> inTransaction(
                    template, changes -> command.apply(changes).map(step -> answered(once, step, changes))));
            return outcome instanceof Refused<Step<Answer, P>> refused
                    ? repeated.find(once)
                            .map(kept -> Transactions.<P>same(once, kept))
                            .orElse(refused)
                    : outcome;
        } catch (DuplicateKeyException e) {
            // The same write, sent twice at once: the other one has committed its answer. Any other duplicate is a bug.
            return repeated.find(once)
                    .map(kept -> Transactions.<P>same(once, kept))
                    .orElseThrow(() -> e);
        }
    }

    private <T, P> Step<Answer, P> answered(Once<T> once, Step<T, P> step, Changes changes) {
        return switch (step) {
            case Step.Waiting(var goesOnWith) -> new Step.Waiting<>(goesOnWith);
            case Step.Done(var value) -> {
                Answer answer = once.write().apply(value);
                repeated.remember(once, answer, changes);
                yield new Step.Done<>(answer);
            }
        };
    }

    private static <P> Outcome<Step<Answer, P>> same(Once<?> once, RepeatedWrites.Kept kept) {
        return MessageDigest.isEqual(kept.fingerprint(), once.fingerprint())
                ? Outcome.accepted(new Step.Done<>(kept.answer()))
                : Outcome.refused(
                        RefusalCode.KEY_REUSED,
                        "this X-Request-ID was used for another request; send a new one with a new request");
    }

    private <T> Outcome<T> inTransaction(TransactionTemplate kind, Function<Changes, Outcome<T>> command) {
        Outcome<T> outcome = kind.execute(status -> {
            var changes = new Changes();
            Outcome<T> decided = command.apply(changes);
            if (decided instanceof Accepted) {
                var missed = flush.send(changes);
                if (missed.isPresent()) {
                    decided = Outcome.refused(missed.get());
                }
            }
            if (decided instanceof Refused) {
                status.setRollbackOnly();
            }
            return decided;
        });
        return java.util.Objects.requireNonNull(outcome);
    }

    private static <T> Outcome<T> tried(java.util.function.Supplier<Outcome<T>> attempt) {
        for (int n = 1; ; n++) {
            try {
                return attempt.get();
            } catch (Held e) {
                return locked();
            } catch (DataAccessException | TransactionException e) {
                if (lockNotAvailable(e)) {
                    return locked();
                }
                if (n == TRIES || !worthAnotherTry(e)) {
                    throw e;
                }
                stepAside(n);
            }
        }
    }

    /** Two that were told to give way at the same instant must not meet again at the next: each waits as long as its number says. */
    private static void stepAside(int tries) {
        long share = Thread.currentThread().threadId() % 16;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(tries * (5 + 10 * share)));
    }

    private static <T> Outcome<T> locked() {
        return Outcome.refused(RefusalCode.LOCKED, "somebody else is changing this now; read it again and retry");
    }

    private static boolean lockNotAvailable(Throwable e) {
        return "55P03".equals(sqlState(e));
    }

    private static boolean worthAnotherTry(Throwable e) {
        String state = sqlState(e);
        return state.equals("40001") || state.equals("40P01");
    }

    private static String sqlState(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
