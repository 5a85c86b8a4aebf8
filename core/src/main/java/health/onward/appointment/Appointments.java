package health.onward.appointment;

import health.onward.platform.Changes;
import health.onward.referral.Referral;
import health.onward.referral.Ubrn;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The appointments of referrals, current and past; only the current one is shown. */
public final class Appointments {

    private final JdbcClient jdbc;

    public Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a referral that is made in this transaction, too, and has had none before. */
    public void first(Appointment made, Changes changes) {
        AppointmentColumns.insert(changes, made);
    }

    /** The one the referral names; no read where it names none. */
    public Optional<Appointment> current(Referral referral) {
        return referral.facets()
                .appointment()
                .flatMap(facet -> read(referral.ubrn().bucket(), facet.id()));
    }

    /** The current one, and whether an outside system has a slot for it: asked together, because most do not. */
    record Current(Appointment appointment, boolean outside) {}

    Optional<Current> ending(Referral referral) {
        int bucket = referral.ubrn().bucket();
        return referral.facets()
                .appointment()
                .flatMap(facet -> jdbc.sql("""
                select a.*, exists (select from booking_attempt t
                                    where t.bucket = ? and t.ubrn = a.ubrn and t.service_id = a.service_id
                                      and t.slot_id = a.slot_id and t.state in ('HELD', 'CONFIRMED', 'CANCELLING')) as outside
                from appointment a where a.bucket = ? and a.id = ?
                """)
                        .param(bucket)
                        .param(bucket)
                        .param(facet.id())
                        .query((row, n) -> new Current(AppointmentColumns.read(row, n), row.getBoolean("outside")))
                        .optional());
    }

    /** The request that an appointment, current or past, belongs to. */
    Optional<Ubrn> referralOf(AppointmentId id) {
        OptionalInt bucket = bucket(id);
        return bucket.isEmpty()
                ? Optional.empty()
                : read(bucket.getAsInt(), id.number()).map(Appointment::ubrn);
    }

    Optional<Appointment> read(int bucket, long id) {
        return jdbc.sql("select * from appointment where bucket = ? and id = ?")
                .param(bucket)
                .param(id)
                .query(AppointmentColumns::read)
                .optional();
    }

    private OptionalInt bucket(AppointmentId id) {
        return id.bucket().isPresent()
                ? id.bucket()
                : jdbc.sql("select bucket from id_route where kind = ? and id = ?")
                        .param("APPOINTMENT")
                        .param(id.number())
                        .query(Integer.class)
                        .optional()
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty);
    }
}
