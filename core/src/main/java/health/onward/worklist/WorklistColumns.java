package health.onward.worklist;

import health.onward.directory.Priority;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Jsonb;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The row of one entry of a list: what each column holds, in one place for reading and writing. */
final class WorklistColumns {

    /** Also mends a row that should be there and is not; when it entered stays as it was. */
    static final String PUT = """
            insert into worklist_item (org_id, list, entered_at, bucket, ubrn, version, nhs_number, priority, service_id,
                                       specialty, clinician, rank, leaves_at, shown)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (org_id, list, bucket, ubrn) do update
            set version = excluded.version, nhs_number = excluded.nhs_number, priority = excluded.priority,
                service_id = excluded.service_id, specialty = excluded.specialty, clinician = excluded.clinician,
                rank = excluded.rank, leaves_at = excluded.leaves_at, shown = excluded.shown
            """;

    static final String REMOVE = "delete from worklist_item where org_id = ? and list = ? and bucket = ? and ubrn = ?";

    static final String READ = """
            select org_id, list, entered_at, ubrn, version, nhs_number, priority, service_id, specialty, clinician, rank,
                   leaves_at, shown::text as shown
            from worklist_item
            """;

    /** Rows of an earlier release may lack what this one shows; the patrol mends them. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private WorklistColumns() {}

    static @Nullable Object[] put(WorklistEntry entry, Instant enteredAt) {
        return Arrays.<@Nullable Object>asList(
                        entry.organisation().value(),
                        entry.list().name(),
                        enteredAt,
                        entry.ubrn().bucket(),
                        entry.ubrn().number(),
                        entry.version(),
                        entry.patient().value(),
                        entry.priority().name(),
                        entry.service().map(ServiceId::value).orElse(null),
                        entry.specialty().orElse(null),
                        entry.clinician().map(UserId::value).orElse(null),
                        entry.rank(),
                        entry.leavesAt().orElse(null),
                        new Jsonb(JSON.writeValueAsString(entry.shown())))
                .toArray();
    }

    static Object[] remove(WorklistEntry entry) {
        return new Object[] {
            entry.organisation().value(),
            entry.list().name(),
            entry.ubrn().bucket(),
            entry.ubrn().number()
        };
    }

    static WorklistRow read(ResultSet row) throws SQLException {
        Worklist list = Worklist.valueOf(row.getString("list"));
        return new WorklistRow(
                row.getTimestamp("entered_at").toInstant(),
                new WorklistEntry(
                        list,
                        new OdsCode(row.getString("org_id")),
                        new Ubrn(row.getLong("ubrn")),
                        row.getLong("version"),
                        new NhsNumber(row.getString("nhs_number")),
                        Priority.valueOf(row.getString("priority")),
                        Optional.ofNullable(row.getObject("service_id", Long.class))
                                .map(ServiceId::new),
                        Optional.ofNullable(row.getString("specialty")),
                        Optional.ofNullable(row.getString("clinician")).map(UserId::new),
                        row.getLong("rank"),
                        Optional.ofNullable(row.getTimestamp("leaves_at")).map(Timestamp::toInstant),
                        JSON.readValue(row.getString("shown"), type(list))));
    }

    private static Class<? extends Shown> type(Worklist list) {
        return switch (list) {
            case REFERRALS_FOR_REVIEW -> Shown.ForReview.class;
            case APPOINTMENT_SLOT_ISSUES -> Shown.SlotIssue.class;
            case APPOINTMENTS_FOR_BOOKING -> Shown.ForBooking.class;
            case INDIRECTLY_BOOKED_TO_CANCEL_IN_PAS -> Shown.LeftInPas.class;
            case BOOKED_APPOINTMENTS -> Shown.Booking.class;
            case REJECTED_TRIAGE_RESPONSE, ASSESSMENT_RETURNED_CANCELLED_DNA, AWAITING_BOOKING ->
                Shown.AtReferrer.class;
            case LETTERS_OUTSTANDING -> Shown.LetterDue.class;
        };
    }
}
