package health.onward.appointment;

import health.onward.appointment.Appointment.Time;
import health.onward.appointment.BookingRequest.Why;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.referral.Facets;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The appointment's row: what each column holds, in one place for reading and writing. */
final class AppointmentColumns {

    private AppointmentColumns() {}

    /** A new row, the current one of its referral; an earlier one must have been retired before. */
    static void insert(Changes changes, Appointment a) {
        changes.add(
                """
                insert into appointment (bucket, id, ubrn, current, created_at, service_id, service_name, direct, version, kind,
                                         starts, ends, slot_id, clinician, reason, comment, referral_version)
                values (?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                a.ubrn().bucket(),
                a.id().number(),
                a.ubrn().number(),
                a.created(),
                a.service().value(),
                a.serviceName(),
                a.direct(),
                a.version(),
                a.kind().name(),
                start(a),
                end(a),
                a.slot().map(SlotId::number).orElse(null),
                a.clinician().map(UserId::value).orElse(null),
                a.reason().orElse(null),
                a.comment().orElse(null),
                a.referralVersion());
    }

    static void update(Changes changes, Appointment a, boolean current) {
        changes.add(
                """
                update appointment set current = ?, version = ?, kind = ?, starts = ?, ends = ?, slot_id = ?, clinician = ?,
                                       reason = ?, comment = ?, referral_version = ?
                where bucket = ? and id = ?
                """,
                current,
                a.version(),
                a.kind().name(),
                start(a),
                end(a),
                a.slot().map(SlotId::number).orElse(null),
                a.clinician().map(UserId::value).orElse(null),
                a.reason().orElse(null),
                a.comment().orElse(null),
                a.referralVersion(),
                a.ubrn().bucket(),
                a.id().number());
    }

    /** Why an appointment that is history was given up. */
    static void because(Changes changes, Ubrn ubrn, long id, Why why) {
        changes.add(
                "update appointment set reason = ?, comment = ? where bucket = ? and id = ?",
                why.code(),
                why.comment().orElse(null),
                ubrn.bucket(),
                id);
    }

    static Appointment read(ResultSet row, int n) throws SQLException {
        return new Appointment(
                new AppointmentId(row.getLong("id")),
                new Ubrn(row.getLong("ubrn")),
                row.getLong("version"),
                Facets.Kind.valueOf(row.getString("kind")),
                new ServiceId(row.getLong("service_id")),
                row.getString("service_name"),
                row.getBoolean("direct"),
                time(row.getTimestamp("starts"), row.getTimestamp("ends")),
                Optional.ofNullable(row.getObject("slot_id", Long.class)).map(SlotId::new),
                Optional.ofNullable(row.getString("clinician")).map(UserId::new),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("comment")),
                row.getTimestamp("created_at").toInstant(),
                row.getLong("referral_version"));
    }

    private static @Nullable Instant start(Appointment a) {
        return a.time().map(Time::start).orElse(null);
    }

    private static @Nullable Instant end(Appointment a) {
        return a.time().map(Time::end).orElse(null);
    }

    private static Optional<Time> time(@Nullable Timestamp starts, @Nullable Timestamp ends) {
        return starts == null || ends == null
                ? Optional.empty()
                : Optional.of(new Time(starts.toInstant(), ends.toInstant()));
    }
}
