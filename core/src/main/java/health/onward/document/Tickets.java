package health.onward.document;

import health.onward.platform.Changes;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Addresses at which one file can be fetched once, without a token (A042). A ticket is 256 bits of chance; only its digest is kept,
 * and whoever uses it marks it used in the same statement, on whichever node.
 */
public final class Tickets {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    public Tickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String issue(FileId file, Instant until, Changes changes) {
        byte[] chance = new byte[32];
        random.nextBytes(chance);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
        changes.add(
                "insert into file_ticket (ticket, file_id, expires_at) values (?, ?, ?)",
                digest(ticket),
                file.value(),
                until);
        return ticket;
    }

    /** The file that a ticket was for, once and in time; runs within a transaction of the caller's. */
    Optional<FileId> use(String ticket, Instant now) {
        return FORM.matcher(ticket).matches()
                ? jdbc.sql("""
                        update file_ticket set used_at = ? where ticket = ? and used_at is null and expires_at > ?
                        returning file_id
                        """)
                        .param(Timestamp.from(now))
                        .param(digest(ticket))
                        .param(Timestamp.from(now))
                        .query((row, n) -> new FileId(row.getObject("file_id", UUID.class)))
                        .optional()
                : Optional.empty();
    }

    void forget(Instant before, Changes changes) {
        changes.add("""
                delete from file_ticket where expires_at < ?
                -- scatter-ok: a sweep by an index of each shard
                """, before);
    }

    private static byte[] digest(String ticket) {
        return Digest.begun().digest(ticket.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
