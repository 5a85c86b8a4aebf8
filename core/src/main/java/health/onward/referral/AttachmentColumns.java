package health.onward.referral;

import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.referral.Attachment.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a linked file: what each column holds, in one place for reading and writing. */
final class AttachmentColumns {

    private static final List<String> COLUMNS = List.of(
            "bucket",
            "ubrn",
            "number",
            "file_id",
            "kind",
            "name",
            "content_type",
            "size",
            "description",
            "attached_by",
            "ods_code",
            "on_behalf",
            "attached_at",
            "linked_at",
            "scan");

    private AttachmentColumns() {}

    static void insert(Ubrn ubrn, Attachment a, Changes changes) {
        insert("attachment", List.of(), ubrn, a, List.of(), changes);
    }

    /** Into a table that has the same columns, and others besides. */
    static void insert(
            String table, List<String> others, Ubrn ubrn, Attachment a, List<Object> values, Changes changes) {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addAll(others);
        List<@Nullable Object> all = values(ubrn, a);
        all.addAll(values);
        changes.add(
                "insert into " + table + " (" + String.join(", ", columns) + ") values (?"
                        + ", ?".repeat(columns.size() - 1) + ")",
                all.toArray());
    }

    private static List<@Nullable Object> values(Ubrn ubrn, Attachment a) {
        return new ArrayList<>(Arrays.<@Nullable Object>asList(
                ubrn.bucket(),
                ubrn.number(),
                a.number(),
                a.file().value(),
                a.kind().name(),
                a.name(),
                a.contentType(),
                a.size(),
                a.description().orElse(null),
                a.by().value(),
                a.organisation().value(),
                a.onBehalfOf().map(UserId::value).orElse(null),
                a.attachedAt(),
                a.linkedAt(),
                a.availability().name()));
    }

    static void unlink(Ubrn ubrn, Attachment a, Instant now, Changes changes) {
        changes.add(
                "update attachment set unlinked_at = ? where bucket = ? and ubrn = ? and number = ?",
                now,
                ubrn.bucket(),
                ubrn.number(),
                a.number());
    }

    static void looked(Ubrn ubrn, Attachment a, Changes changes) {
        changes.add(
                "update attachment set scan = ? where bucket = ? and ubrn = ? and number = ?",
                a.availability().name(),
                ubrn.bucket(),
                ubrn.number(),
                a.number());
    }

    static Attachment read(ResultSet row) throws SQLException {
        return new Attachment(
                row.getLong("number"),
                new FileId(row.getObject("file_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("content_type"),
                row.getLong("size"),
                Optional.ofNullable(row.getString("description")),
                new UserId(row.getString("attached_by")),
                new OdsCode(row.getString("ods_code")),
                Optional.ofNullable(row.getString("on_behalf")).map(UserId::new),
                row.getTimestamp("attached_at").toInstant(),
                row.getTimestamp("linked_at").toInstant(),
                Availability.valueOf(row.getString("scan")));
    }
}
