package health.onward.appointment;

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

    /** The one the referral names; no read where it names none. */
    public Optional<Appointment> current(Referral referral) {
        return referral.facets()
                .appointment()
                .flatMap(facet -> read(referral.ubrn().bucket(), facet.id()));
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
