package health.onward.advice;

import static health.onward.platform.RefusalCode.VERSION_CONFLICT;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.platform.Changes;
import health.onward.platform.Refusal;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The conversations: finds, locks and advances them. Every advance writes what was said and its files, its ledger and audit rows, both sides'
 * lists, the turn it ends and what others keep beside it, so that no change can be stored without them.
 */
public final class Conversations {

    /** Rows that the driver holds at a time. */
    private static final int AT_A_TIME = 500;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final AdviceFiles files;
    private final List<AdviceSubscriber> subscribers;
    private final Supplier<WorkingHours> hours;

    public Conversations(
            JdbcClient jdbc,
            Ledger ledger,
            AuditTrail audit,
            AdviceFiles files,
            List<AdviceSubscriber> subscribers,
            Supplier<WorkingHours> hours) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.audit = audit;
        this.files = files;
        this.subscribers = List.copyOf(subscribers);
        this.hours = hours;
    }

    /** When people work, as it is known now. */
    public WorkingHours hours() {
        return hours.get();
    }

    public Optional<Advice> find(Ubrn ubrn) {
        return read(ubrn, "");
    }

    /** For a change: waits for nobody. Held by another writer, the transaction ends as LOCKED (423). */
    public Optional<Advice> lock(Ubrn ubrn) {
        return read(ubrn, "for update nowait");
    }

    private Optional<Advice> read(Ubrn ubrn, String lock) {
        return jdbc.sql("select * from advice where bucket = ? and ubrn = ? " + lock)
                .param(ubrn.bucket())
                .param(ubrn.number())
                .query(AdviceColumns::read)
                .optional();
    }

    /** All of a range of buckets, both ends included, row by row; only inside a transaction. */
    public void each(int firstBucket, int lastBucket, Consumer<Advice> each) {
        jdbc.sql("""
                -- scatter-ok: a job that walks all data, a range of buckets at a time
                select * from advice where bucket between ? and ?
                """)
                .withFetchSize(AT_A_TIME)
                .params(firstBucket, lastBucket)
                .query((ResultSet row) -> each.accept(AdviceColumns.read(row, 0)));
    }

    /** Those that must go up by now, the longest due first. */
    List<Ubrn> overdue(Instant now, int most) {
        return jdbc.sql("""
                -- scatter-ok: a sweep by an index of each shard
                select ubrn from advice where escalate_at <= ? order by escalate_at limit ?
                """)
                .params(Timestamp.from(now), most)
                .query((row, n) -> new Ubrn(row.getLong(1)))
                .list();
    }

    /** Stores a change that a rule has decided; {@code change.before()} is what was locked. */
    public void store(AdviceChange change, Changes changes) {
        Advice after = change.after();
        if (change.before().isPresent()) {
            changes.expectOne(
                    new Refusal(VERSION_CONFLICT, "the conversation has changed meanwhile; read it again"),
                    AdviceColumns.UPDATE,
                    AdviceColumns.updated(change.before().get(), after));
        } else {
            changes.add(AdviceColumns.INSERT, AdviceColumns.inserted(after));
        }
        change.said().ifPresent(message -> MessageColumns.insert(after.ubrn(), message, changes));
        files.link(change, changes);
        AdviceListRows.on(change, changes);
        change.ended().ifPresent(turn -> TurnColumns.insert(change, turn, hours.get(), changes));
        ledger.add(changes, entry(change), change.actor(), change.at());
        audit.add(
                changes,
                new AuditTrail.Seen(
                        after.asked().patient().value(),
                        change.endpoint(),
                        after.ubrn().number(),
                        AuditTrail.Seen.GRANTED),
                change.actor(),
                change.at());
        subscribers.forEach(subscriber -> subscriber.on(change, changes));
    }

    private static Ledger.Entry entry(AdviceChange change) {
        Advice after = change.after();
        return new Ledger.Entry(
                after.ubrn().bucket(),
                after.ubrn().number(),
                after.version(),
                change.action(),
                Optional.of(after.asked().service()),
                change.said().flatMap(Message::recommendation).map(Enum::name),
                Optional.empty());
    }
}
