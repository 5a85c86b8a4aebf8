package health.onward.referral;

import static health.onward.platform.RefusalCode.VERSION_CONFLICT;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.Deadlines;
import health.onward.platform.Changes;
import health.onward.platform.Held;
import health.onward.platform.Refusal;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The referrals: finds, locks and advances them. Every advance writes its ledger and audit rows and tells the subscribers, so
 * that no change can be stored without them.
 */
public final class Referrals {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final List<ReferralSubscriber> subscribers;
    private final Supplier<Deadlines> deadlines;

    public Referrals(
            JdbcClient jdbc,
            Ledger ledger,
            AuditTrail audit,
            List<ReferralSubscriber> subscribers,
            Supplier<Deadlines> deadlines) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.audit = audit;
        this.subscribers = List.copyOf(subscribers);
        this.deadlines = deadlines;
    }

    /** By which days people must act, as it is counted now. */
    public Deadlines deadlines() {
        return deadlines.get();
    }

    public Optional<Referral> find(Ubrn ubrn) {
        return read(ubrn, "", ReferralColumns::read);
    }

    /**
     * For a change: waits for nobody. Held by another writer, or while a booking of it is under way at an outside system, the
     * transaction ends as LOCKED (423).
     */
    public Optional<Referral> lock(Ubrn ubrn) {
        return lock(ubrn, OptionalLong.empty());
    }

    /** The same for the one who holds it: to end what it was held for. */
    public Optional<Referral> lockHeld(Ubrn ubrn, long holder) {
        return lock(ubrn, OptionalLong.of(holder));
    }

    private Optional<Referral> lock(Ubrn ubrn, OptionalLong holder) {
        return read(ubrn, "for update nowait", (row, n) -> {
            long held = row.getLong("held_by");
            if (!row.wasNull() && (holder.isEmpty() || holder.getAsLong() != held)) {
                throw new Held();
            }
            return ReferralColumns.read(row, n);
        });
    }

    /** Keeps other writers out until the holder lets go; also when the transaction has ended. The version stays. */
    public void hold(Ubrn ubrn, long holder, Changes changes) {
        changes.add(
                "update referral set held_by = ? where bucket = ? and ubrn = ?", holder, ubrn.bucket(), ubrn.number());
    }

    public void letGo(Ubrn ubrn, long holder, Changes changes) {
        changes.add(
                "update referral set held_by = null where bucket = ? and ubrn = ? and held_by = ?",
                ubrn.bucket(),
                ubrn.number(),
                holder);
    }

    /** Every referral of a range of buckets, both ends included: for jobs that walk all data. Streams inside a transaction. */
    public void each(int firstBucket, int lastBucket, Consumer<Referral> each) {
        jdbc.sql("""
                select * from referral where bucket between ? and ?
                -- scatter-ok: a job that walks all data, a range of buckets at a time
                """)
                .withFetchSize(500)
                .param(firstBucket)
                .param(lastBucket)
                .query((ResultSet row) -> each.accept(ReferralColumns.read(row, 0)));
    }

    private Optional<Referral> read(Ubrn ubrn, String lock, RowMapper<Referral> mapper) {
        return jdbc.sql("select * from referral where bucket = ? and ubrn = ? " + lock)
                .param(ubrn.bucket())
                .param(ubrn.number())
                .query(mapper)
                .optional();
    }

    /** Stores a change that a rule has decided; {@code change.before()} is what was locked. */
    public void store(ReferralChange change, Changes changes) {
        Referral after = change.after();
        if (change.before().isPresent()) {
            changes.expectOne(
                    new Refusal(VERSION_CONFLICT, "the referral has changed meanwhile; read it again"),
                    ReferralColumns.UPDATE,
                    ReferralColumns.updated(change.before().get(), after, deadlines.get()));
        } else {
            changes.add(ReferralColumns.INSERT, ReferralColumns.inserted(after, deadlines.get()));
            changes.add(
                    "insert into patient_referral (nhs_number, ubrn, created_at) values (?, ?, ?)",
                    after.patient().value(),
                    after.ubrn().number(),
                    after.createdAt());
        }
        subscribers.forEach(subscriber -> subscriber.on(change, changes));
        ledger.add(changes, entry(change), change.actor(), change.at());
        audit.add(
                changes,
                new AuditTrail.Seen(
                        after.patient().value(), change.endpoint(), after.ubrn().number(), AuditTrail.Seen.GRANTED),
                change.actor(),
                change.at());
    }

    private static Ledger.Entry entry(ReferralChange change) {
        Referral after = change.after();
        Standing standing = after.standing();
        return new Ledger.Entry(
                after.ubrn().bucket(),
                after.ubrn().number(),
                after.version(),
                change.action(),
                after.facets().appointment().map(Facets.CurrentAppointment::service),
                change.said().map(ReferralChange.Said::reason).orElse(standing.reason()),
                change.said().map(ReferralChange.Said::comment).orElse(standing.comment()));
    }
}
