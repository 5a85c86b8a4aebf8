package health.onward.document;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of files: found by id, and made part of a request or taken off it within the transaction of whoever does that. */
public final class StoredFiles {

    private static final Refusal NOT_FREE = new Refusal(
            RefusalCode.INVALID_STATE,
            "this file has expired, or has meanwhile become part of a request; upload it again");
    private static final Refusal NOT_THERE =
            new Refusal(RefusalCode.INVALID_STATE, "this file has meanwhile been taken off the request; read it again");

    private final JdbcClient jdbc;

    public StoredFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that exist; one that was not used in time no longer does, although its bytes may not be swept away yet. */
    public Map<FileId, StoredFile> find(Collection<FileId> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                select * from file where id = any(?::uuid[]) and (expires_at is null or expires_at > ?)
                -- scatter-ok: the files of one body or one request, at most a few dozen, wherever each lies
                """)
                .param(ids.stream().map(FileId::toString).toArray(String[]::new))
                .param(Timestamp.from(now))
                .query(StoredFiles::read)
                .list()
                .stream()
                .collect(Collectors.toMap(StoredFile::id, Function.identity()));
    }

    public Optional<StoredFile> find(FileId id, Instant now) {
        return jdbc.sql("select * from file where id = ? and (expires_at is null or expires_at > ?)")
                .param(id.value())
                .param(Timestamp.from(now))
                .query(StoredFiles::read)
                .optional();
    }

    /**
     * Makes a file part of a request. Asked again by the statement itself: two that link the same file at once cannot both
     * succeed, nor can one that links what expires at this moment.
     */
    public void link(FileId id, long ubrn, Instant now, Changes changes) {
        changes.expectOne(NOT_FREE, """
                update file set linked_to = ?, unlinked_at = null, expires_at = null
                where id = ? and ((linked_to is null and expires_at > ?) or (linked_to = ? and unlinked_at is not null))
                """, ubrn, id.value(), now, ubrn);
    }

    /** Takes a file off a request. It is kept: somebody may have acted on what it says. */
    public void unlink(FileId id, long ubrn, Instant now, Changes changes) {
        changes.expectOne(
                NOT_THERE,
                "update file set unlinked_at = ? where id = ? and linked_to = ? and unlinked_at is null",
                now,
                id.value(),
                ubrn);
    }

    /** @param expires when it goes unless it has become part of a request */
    void insert(StoredFile file, Instant expires, Changes changes) {
        changes.add(
                """
                insert into file (id, name, type, bytes, sha256, meant_for, uploaded_at, uploaded_by, ods_code, on_behalf,
                                  availability, scan_due_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                file.id().value(),
                file.name(),
                file.type().name(),
                file.bytes(),
                file.sha256().bytes(),
                file.meantFor().isPresent() ? file.meantFor().getAsLong() : null,
                file.uploadedAt(),
                file.uploadedBy().value(),
                file.organisation().value(),
                file.onBehalfOf().map(UserId::value).orElse(null),
                file.availability().name(),
                file.availability() == Availability.PENDING ? file.uploadedAt() : null,
                expires);
    }

    List<StoredFile> expired(Instant now, int most) {
        return jdbc.sql("""
                -- scatter-ok: a sweep by an index of each shard, for what nobody has used
                select * from file where expires_at <= ? order by expires_at limit ?
                """)
                .param(Timestamp.from(now))
                .param(most)
                .query(StoredFiles::read)
                .list();
    }

    /** What nobody has looked at yet and is to be looked at now, oldest first. */
    List<StoredFile> toScan(Instant now, int most) {
        return jdbc.sql("""
                -- scatter-ok: a sweep by an index of each shard, for what has just come in
                select * from file where scan_due_at <= ? order by scan_due_at limit ?
                """)
                .param(Timestamp.from(now))
                .param(most)
                .query(StoredFiles::read)
                .list();
    }

    /**
     * Nothing happens to a file that somebody else has looked at meanwhile. What cannot be given out is to be told to whoever makes
     * it part of a request, be that before or after it was found.
     */
    void found(FileId id, Availability verdict, Instant at, Changes changes) {
        changes.add("""
                update file set availability = ?, scan_due_at = null, tell_at = ?
                where id = ? and availability = 'PENDING'
                """, verdict.name(), verdict == Availability.AVAILABLE ? null : at, id.value());
    }

    /** Parts of requests that cannot be given out, of which nobody has been told. */
    public List<StoredFile> toTell(Instant now, int most) {
        return jdbc.sql("""
                -- scatter-ok: a sweep by an index of each shard, for what was just found or linked
                select * from file where tell_at <= ? and linked_to is not null and unlinked_at is null order by tell_at limit ?
                """)
                .param(Timestamp.from(now))
                .param(most)
                .query(StoredFiles::read)
                .list();
    }

    /** In the transaction that tells it; refused when somebody else was faster. */
    public static void told(FileId id, Changes changes) {
        changes.expectOne(
                new Refusal(RefusalCode.LOCKED, "somebody else tells of this file"),
                "update file set tell_at = null where id = ? and tell_at is not null",
                id.value());
    }

    /** Each failed look makes the next wait longer, up to five minutes. */
    void lookAgain(FileId id, Instant now, Changes changes) {
        changes.add("""
                update file set scan_tries = scan_tries + 1,
                                scan_due_at = ?::timestamptz + least(300, 5 * power(2, least(scan_tries, 10))) * interval '1 second'
                where id = ? and availability = 'PENDING'
                """, now, id.value());
    }

    /** Takes the row of a file away that nobody has used in time; not of one that is being linked at this moment. */
    void expire(FileId id, Instant now, Changes changes) {
        changes.expectOne(NOT_FREE, "delete from file where id = ? and expires_at <= ?", id.value(), now);
    }

    /** Which of these there are, expired or not. */
    Set<FileId> known(Collection<FileId> ids) {
        return Set.copyOf(jdbc.sql("""
                select id from file where id = any(?::uuid[])
                -- scatter-ok: a sweep compares what lies in the store, wherever the row of each lies
                """)
                .param(ids.stream().map(FileId::toString).toArray(String[]::new))
                .query((row, n) -> new FileId(row.getObject("id", UUID.class)))
                .list());
    }

    /** All there are, in the order of their ids, from one on. */
    List<StoredFile> after(Optional<FileId> last, int most) {
        return jdbc.sql("""
                select * from file where ?::uuid is null or id > ?::uuid order by id limit ?
                -- scatter-ok: an operator's check goes through all of them
                """)
                .param(last.map(FileId::value).orElse(null))
                .param(last.map(FileId::value).orElse(null))
                .param(most)
                .query(StoredFiles::read)
                .list();
    }

    /** How many wait to be looked at, and for how many seconds the longest has waited. */
    Waiting waiting(Instant now) {
        return jdbc.sql("""
                -- scatter-ok: a figure for whoever watches, from an index of each shard
                select count(*) as files, coalesce(extract(epoch from ?::timestamptz - min(uploaded_at)), 0)::bigint as seconds
                from file where scan_due_at is not null
                """)
                .param(Timestamp.from(now))
                .query((row, n) -> new Waiting(row.getLong("files"), row.getLong("seconds")))
                .single();
    }

    /** @param seconds for how long the longest has waited */
    public record Waiting(long files, long seconds) {}

    private static StoredFile read(ResultSet row, int n) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("id", UUID.class)),
                row.getString("name"),
                FileType.valueOf(row.getString("type")),
                row.getLong("bytes"),
                Digest.of(row.getBytes("sha256")),
                number(row, "meant_for"),
                row.getTimestamp("uploaded_at").toInstant(),
                new UserId(row.getString("uploaded_by")),
                new OdsCode(row.getString("ods_code")),
                Optional.ofNullable(row.getString("on_behalf")).map(UserId::new),
                Availability.valueOf(row.getString("availability")),
                number(row, "linked_to"),
                Optional.ofNullable(row.getTimestamp("unlinked_at")).map(Timestamp::toInstant));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        @Nullable Long value = row.getObject(column, Long.class);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
