package health.onward.appointment;

import health.onward.appointment.ClinicOrder.Asked;
import health.onward.appointment.ClinicOrder.Clinic;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.platform.Jsonb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The orders to cancel clinics, and what is left of such a clinic. */
public final class ClinicOrders {

    /** @param agreed on the telephone: they have no slot */
    record Left(List<Slot> free, List<Slot> taken, List<Appointment> agreed) {

        int places() {
            return free.size() + taken.size() + agreed.size();
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Slots slots;

    public ClinicOrders(JdbcClient jdbc, Slots slots) {
        this.jdbc = jdbc;
        this.slots = slots;
    }

    Optional<ClinicOrder> find(ServiceId service, long id) {
        return jdbc.sql("select * from clinic_cancellation where service_id = ? and id = ?")
                .params(service.value(), id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** To be worked on now, the oldest first. */
    List<ClinicOrder> due(Instant now, int most) {
        return jdbc.sql("""
                -- scatter-ok: a sweep by an index of each shard, for what was just ordered
                select * from clinic_cancellation where due_at <= ? order by due_at limit ?
                """)
                .params(Timestamp.from(now), most)
                .query((row, n) -> read(row))
                .list();
    }

    /** What has begun has taken place, or is a matter of non-attendance. */
    Left left(Clinic clinic, Instant now) {
        Instant from = clinic.from().isAfter(now) ? clinic.from() : now;
        List<Slot> all = slots.starting(clinic.service(), from, clinic.to(), clinic.clinician());
        return new Left(
                all.stream().filter(Slot::free).toList(),
                all.stream().filter(slot -> slot.takenBy().isPresent()).toList(),
                agreed(clinic, from));
    }

    private List<Appointment> agreed(Clinic clinic, Instant from) {
        String only = clinic.clinician().map(UserId::value).orElse(null);
        return jdbc.sql("""
                -- scatter-ok: by an index of each shard; who is expected at one service on one day lies in many
                select * from appointment
                where service_id = ? and current and kind = 'BOOKED' and not direct and starts >= ? and starts < ?
                  and (?::text is null or clinician = ?)
                order by starts, id
                """)
                .param(clinic.service().value())
                .param(Timestamp.from(from))
                .param(Timestamp.from(clinic.to()))
                .param(only)
                .param(only)
                .query(AppointmentColumns::read)
                .list();
    }

    static void add(ClinicOrder order, Changes changes) {
        changes.add(
                "insert into clinic_cancellation (service_id, id, asked, ordered_at, places, due_at) values (?, ?, ?, ?, ?, ?)",
                order.clinic().service().value(),
                order.id(),
                new Jsonb(JSON.writeValueAsString(order.asked())),
                order.ordered(),
                order.places(),
                order.ordered());
    }

    /** With the transaction that cancels a patient's appointment, so that each is counted once. */
    static void cancelled(ClinicOrder order, Changes changes) {
        changes.add(
                "update clinic_cancellation set cancelled = cancelled + 1 where service_id = ? and id = ?",
                order.clinic().service().value(),
                order.id());
    }

    static void done(ClinicOrder order, Instant at, Changes changes) {
        changes.add("""
                update clinic_cancellation set done_at = ?, due_at = null, trouble = null
                where service_id = ? and id = ? and done_at is null
                """, at, order.clinic().service().value(), order.id());
    }

    static void later(ClinicOrder order, Instant when, String trouble, Changes changes) {
        changes.add("""
                update clinic_cancellation set due_at = ?, tries = tries + 1, trouble = ?
                where service_id = ? and id = ? and done_at is null
                """, when, trouble, order.clinic().service().value(), order.id());
    }

    private static ClinicOrder read(ResultSet row) throws SQLException {
        return new ClinicOrder(
                row.getLong("id"),
                JSON.readValue(row.getString("asked"), Asked.class),
                row.getTimestamp("ordered_at").toInstant(),
                row.getInt("places"),
                row.getInt("cancelled"),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("trouble")),
                Stream.ofNullable(row.getTimestamp("done_at"))
                        .map(Timestamp::toInstant)
                        .findFirst());
    }
}
