package health.onward.platform;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages that leave the house after the commit of what they tell: written in the same transaction, delivered at least once by
 * whichever node finds them, tried again ever more rarely, and parked where an operator sees them when nothing helps.
 */
public final class Outbox {

    /** @param bucket of the referral it is about; {@code id} is the message's own in it */
    public record Message(int bucket, long id, String kind, String body) {}

    /** Takes the messages of a kind to where they go. May be given one twice. */
    public interface Recipient {
        Delivery deliver(Message message);
    }

    public sealed interface Delivery {
        record Done() implements Delivery {}

        record Failed(String why) implements Delivery {}
    }

    /** How many wait, and how many an operator must look at. */
    public record Load(long waiting, long parked) {}

    private record Due(Message message, int tries) {}

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** Longer than any recipient takes: nobody else takes the message up meanwhile. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int TRIES = 40;
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Map<String, Recipient> recipients;
    private final Clock clock;

    public Outbox(JdbcClient jdbc, Transactions transactions, Map<String, Recipient> recipients, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.recipients = Map.copyOf(recipients);
        this.clock = clock;
    }

    /** With the transaction that makes it true. */
    public static void add(Changes changes, Message message, Instant at) {
        changes.add(
                "insert into outbox (bucket, id, kind, body, created_at, due_at) values (?, ?, ?, ?, ?, ?)",
                message.bucket(),
                message.id(),
                message.kind(),
                new Jsonb(message.body()),
                at,
                at);
    }

    /** Delivers what is due; safe beside the same on other nodes. How many were delivered. */
    public int deliverDue() {
        return AtOnce.each(due(), due -> mine(due) && delivered(due));
    }

    public Load load() {
        return jdbc.sql("""
                -- scatter-ok: counted for an operator
                select count(*) filter (where not parked) as waiting, count(*) filter (where parked) as parked from outbox
                """)
                .query((row, n) -> new Load(row.getLong("waiting"), row.getLong("parked")))
                .single();
    }

    private List<Due> due() {
        return jdbc.sql("""
                -- scatter-ok: a sweep by an index of each shard
                select * from outbox where not parked and due_at <= ? order by due_at limit ?
                """)
                .param(Timestamp.from(clock.instant()))
                .param(AT_ONCE)
                .query((row, n) -> new Due(
                        new Message(
                                row.getInt("bucket"), row.getLong("id"), row.getString("kind"), row.getString("body")),
                        row.getInt("tries")))
                .list();
    }

    private boolean mine(Due due) {
        Outcome<Integer> claimed = transactions.write(changes -> {
            changes.expectOne(
                    new Refusal(RefusalCode.LOCKED, "another node delivers this message"),
                    "update outbox set due_at = ?, tries = tries + 1 where bucket = ? and id = ? and tries = ?",
                    clock.instant().plus(LEASE),
                    due.message().bucket(),
                    due.message().id(),
                    due.tries());
            return Outcome.accepted(1);
        });
        return claimed instanceof Outcome.Accepted;
    }

    private boolean delivered(Due due) {
        return switch (attempt(due.message())) {
            case Delivery.Done() -> {
                transactions.write(changes -> {
                    changes.add(
                            "delete from outbox where bucket = ? and id = ?",
                            due.message().bucket(),
                            due.message().id());
                    return Outcome.accepted(true);
                });
                yield true;
            }
            case Delivery.Failed(var why) -> {
                later(due, why);
                yield false;
            }
        };
    }

    private Delivery attempt(Message message) {
        Recipient recipient = recipients.get(message.kind());
        if (recipient == null) {
            return new Delivery.Failed("nobody takes messages of kind " + message.kind());
        }
        try {
            return recipient.deliver(message);
        } catch (RuntimeException e) {
            LOG.error("Message {} of kind {} could not be delivered", message.id(), message.kind(), e);
            return new Delivery.Failed(e.getClass().getSimpleName());
        }
    }

    private void later(Due due, String why) {
        boolean parked = due.tries() + 1 >= TRIES;
        if (parked) {
            LOG.error(
                    "Message {} of kind {} is parked after {} tries: {}",
                    due.message().id(),
                    due.message().kind(),
                    TRIES,
                    why);
        }
        transactions.write(changes -> {
            changes.add(
                    "update outbox set due_at = ?, last_error = ?, parked = ? where bucket = ? and id = ?",
                    clock.instant().plus(pause(due.tries())),
                    why,
                    parked,
                    due.message().bucket(),
                    due.message().id());
            return Outcome.accepted(true);
        });
    }

    static Duration pause(int tries) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
