package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The row of one entry of a list: what each column holds, in one place for reading and writing. */
final class AdviceListColumns {

    private static final List<String> KEY = List.of("org_id", "side", "bucket", "ubrn");
    private static final List<String> TOLD = List.of(
            "place_at",
            "version",
            "nhs_number",
            "priority",
            "category",
            "service_id",
            "service_name",
            "specialty",
            "clinic_type",
            "clinical_term",
            "named_clinician",
            "responder",
            "referrer",
            "requested_at",
            "updated_at",
            "due_at",
            "answered_by",
            "answered_as");

    static final String PUT = "insert into advice_list_item (" + String.join(", ", KEY) + ", " + String.join(", ", TOLD)
            + ") values (?" + ", ?".repeat(KEY.size() + TOLD.size() - 1) + ")\non conflict (" + String.join(", ", KEY)
            + ") do update set "
            + TOLD.stream().map(it -> it + " = excluded." + it).collect(Collectors.joining(", "));

    static final String REMOVE =
            "delete from advice_list_item where org_id = ? and side = ? and bucket = ? and ubrn = ?";

    private AdviceListColumns() {}

    static @Nullable Object[] put(AdviceListEntry entry) {
        AdviceListRow row = entry.row();
        return Arrays.<@Nullable Object>asList(
                        entry.organisation().value(),
                        entry.side().name(),
                        row.ubrn().bucket(),
                        row.ubrn().number(),
                        row.placeAt(),
                        row.version(),
                        row.patient().value(),
                        row.priority().name(),
                        row.category().name(),
                        row.service().value(),
                        row.serviceName(),
                        row.specialty(),
                        row.clinicType().orElse(null),
                        row.clinicalTerm().orElse(null),
                        row.namedClinician().map(UserId::value).orElse(null),
                        row.responder().map(UserId::value).orElse(null),
                        row.referrer().value(),
                        row.requestedAt(),
                        row.updatedAt(),
                        row.dueAt().orElse(null),
                        row.answered().map(last -> last.by().value()).orElse(null),
                        row.answered().map(last -> last.as().name()).orElse(null))
                .toArray();
    }

    static Object[] remove(AdviceListEntry entry) {
        return new Object[] {
            entry.organisation().value(),
            entry.side().name(),
            entry.ubrn().bucket(),
            entry.ubrn().number()
        };
    }

    static AdviceListEntry entry(ResultSet row) throws SQLException {
        return new AdviceListEntry(
                new OdsCode(row.getString("org_id")), Side.valueOf(row.getString("side")), read(row));
    }

    static AdviceListRow read(ResultSet row) throws SQLException {
        return new AdviceListRow(
                new Ubrn(row.getLong("ubrn")),
                row.getLong("version"),
                row.getTimestamp("place_at").toInstant(),
                new NhsNumber(row.getString("nhs_number")),
                Priority.valueOf(row.getString("priority")),
                Category.valueOf(row.getString("category")),
                new ServiceId(row.getLong("service_id")),
                row.getString("service_name"),
                row.getString("specialty"),
                Optional.ofNullable(row.getString("clinic_type")),
                Optional.ofNullable(row.getString("clinical_term")),
                Optional.ofNullable(row.getString("named_clinician")).map(UserId::new),
                Optional.ofNullable(row.getString("responder")).map(UserId::new),
                new UserId(row.getString("referrer")),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("due_at")).map(Timestamp::toInstant),
                AdviceColumns.answered(row));
    }
}
