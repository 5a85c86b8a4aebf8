package health.onward.appointment;

import health.onward.appointment.BookingAttempt.Asked;
import health.onward.appointment.BookingAttempt.State;
import health.onward.identity.ServiceId;
import health.onward.platform.Changes;
import health.onward.platform.Jsonb;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The attempts to book at outside systems: those under way, and how the others ended. */
public final class BookingAttempts {

    /** An attempt that did not end in a booking: what the caller was told, and about which slot. */
    public record FailedAttempt(SlotId slot, RefusalCode outcome, Instant at) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Refusal ENDED = new Refusal(
            RefusalCode.LOCKED, "this attempt to book has been ended by somebody else; read the referral again");

    private final JdbcClient jdbc;

    public BookingAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last attempt to book this referral at this service, if it failed (for deferral, A016). */
    public Optional<FailedAttempt> lastFailed(Ubrn ubrn, ServiceId service) {
        return jdbc.sql("""
                select slot_id, outcome, coalesce(ended_at, began_at) as at from booking_attempt
                where bucket = ? and ubrn = ? and service_id = ? order by began_at desc, id desc limit 1
                """)
                .param(ubrn.bucket())
                .param(ubrn.number())
                .param(service.value())
                .query((row, n) -> new Ended(
                        new SlotId(row.getLong("slot_id")),
                        Optional.ofNullable(row.getString("outcome")).map(RefusalCode::valueOf),
                        row.getTimestamp("at").toInstant()))
                .optional()
                .flatMap(Ended::failed);
    }

    private record Ended(SlotId slot, Optional<RefusalCode> outcome, Instant at) {

        Optional<FailedAttempt> failed() {
            return outcome.map(code -> new FailedAttempt(slot, code, at));
        }
    }

    Optional<BookingAttempt> find(AttemptId id) {
        return jdbc.sql("select * from booking_attempt where bucket = ? and id = ?")
                .param(id.bucket())
                .param(id.number())
                .query(BookingAttempts::read)
                .optional();
    }

    /** The attempt that a caller began with a key of its own. */
    Optional<BookingAttempt> begunWith(Ubrn ubrn, String caller, String key) {
        return jdbc.sql("""
                select * from booking_attempt where bucket = ? and ubrn = ? and caller = ? and request_key = ?
                order by began_at desc, id desc limit 1
                """)
                .param(ubrn.bucket())
                .param(ubrn.number())
                .param(caller)
                .param(key)
                .query(BookingAttempts::read)
                .optional();
    }

    /** The attempt that has this slot for the referral now: under way, booked, or still to be cancelled there. */
    Optional<BookingAttempt> having(ServiceId service, SlotId slot, Ubrn ubrn) {
        return jdbc.sql("""
                select * from booking_attempt
                where bucket = ? and ubrn = ? and service_id = ? and slot_id = ? and state in ('HELD', 'CONFIRMED', 'CANCELLING')
                """)
                .param(ubrn.bucket())
                .param(ubrn.number())
                .param(service.value())
                .param(slot.number())
                .query(BookingAttempts::read)
                .optional();
    }

    /** Under way for longer than they may be: whoever began them has died, or is very late. */
    List<BookingAttempt> expired(Instant now, int most) {
        return jdbc.sql("""
                -- scatter-ok: a sweep by an index of each shard, for what a crash left
                select * from booking_attempt where state = 'HELD' and expires_at <= ? order by expires_at limit ?
                """)
                .param(Timestamp.from(now))
                .param(most)
                .query(BookingAttempts::read)
                .list();
    }

    void begin(BookingAttempt attempt, Changes changes) {
        changes.add(
                """
                insert into booking_attempt (bucket, id, ubrn, service_id, slot_id, system, outside_slot, state, began_at,
                                             expires_at, caller, request_key, fingerprint, asked)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                attempt.id().bucket(),
                attempt.id().number(),
                attempt.target().ubrn().number(),
                attempt.target().service().value(),
                attempt.asked().request().slot().number(),
                attempt.slot().system().value(),
                attempt.slot().name(),
                attempt.state().name(),
                attempt.began(),
                attempt.expires(),
                attempt.caller(),
                attempt.key(),
                attempt.fingerprint(),
                new Jsonb(JSON.writeValueAsString(attempt.asked())));
    }

    /** From one state to the next; refused as LOCKED when somebody else was faster. */
    void become(AttemptId id, State from, State to, Optional<RefusalCode> outcome, Instant at, Changes changes) {
        changes.expectOne(
                ENDED, """
                update booking_attempt set state = ?, outcome = coalesce(?, outcome), ended_at = ?
                where bucket = ? and id = ? and state = ?
                """, to.name(), outcome.map(Enum::name).orElse(null), at, id.bucket(), id.number(), from.name());
    }

    void slotWithdrawn(AttemptId id, Changes changes) {
        changes.expectOne(
                ENDED,
                "update booking_attempt set withdrawn = true where bucket = ? and id = ? and state in ('HELD', 'CANCELLING')",
                id.bucket(),
                id.number());
    }

    private static BookingAttempt read(ResultSet row, int n) throws SQLException {
        return new BookingAttempt(
                new AttemptId(row.getLong("id")),
                new Slot.Outside(new SystemId(row.getString("system")), row.getString("outside_slot")),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("outcome")).map(RefusalCode::valueOf),
                row.getBoolean("withdrawn"),
                row.getTimestamp("began_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("caller"),
                row.getString("request_key"),
                row.getBytes("fingerprint"),
                JSON.readValue(row.getString("asked"), Asked.class));
    }
}
