package health.onward.referral;

import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.platform.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files that go with referrals: their rows, which outlive the link. */
public final class Attachments {

    private final JdbcClient jdbc;
    private final StoredFiles files;

    public Attachments(JdbcClient jdbc, StoredFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** Those linked now, the oldest first, their availability as far as their rows know it. */
    public List<Attachment> of(Ubrn ubrn) {
        return jdbc.sql(
                        "select * from attachment where bucket = ? and ubrn = ? and unlinked_at is null order by number")
                .param(ubrn.bucket())
                .param(ubrn.number())
                .query((row, n) -> read(row))
                .list();
    }

    /** For whoever reads the rows together with others. */
    public static Attachment read(ResultSet row) throws SQLException {
        return AttachmentColumns.read(row);
    }

    /** For whoever keeps the same of each file in a table of their own, with something besides. */
    public static void insert(String table, String other, Object value, Ubrn ubrn, Attachment linked, Changes changes) {
        AttachmentColumns.insert(table, List.of(other), ubrn, linked, List.of(value), changes);
    }

    /** With what is known of them now; asks only for those that nobody had looked at yet. */
    public List<Attachment> lookedAt(Collection<Attachment> linked, Instant now) {
        return looked(linked, files.find(pending(linked), now));
    }

    /** With what is known of the files. */
    public static List<Attachment> looked(Collection<Attachment> linked, Map<FileId, StoredFile> known) {
        return linked.stream()
                .map(one -> Optional.ofNullable(known.get(one.file()))
                        .map(file -> one.with(file.availability()))
                        .orElse(one))
                .toList();
    }

    /** Writes down what a look at the files found, so that it need not be asked for again. */
    public static void note(Ubrn ubrn, Collection<Attachment> before, Collection<Attachment> after, Changes changes) {
        Map<Long, Attachment> was = before.stream().collect(Collectors.toMap(Attachment::number, one -> one));
        after.stream()
                .filter(one -> !one.equals(was.get(one.number())))
                .forEach(one -> AttachmentColumns.looked(ubrn, one, changes));
    }

    /** Which of the files nobody had looked at yet. */
    public static Set<FileId> pending(Collection<Attachment> linked) {
        return linked.stream()
                .filter(one -> one.availability() == Availability.PENDING)
                .map(Attachment::file)
                .collect(Collectors.toSet());
    }
}
