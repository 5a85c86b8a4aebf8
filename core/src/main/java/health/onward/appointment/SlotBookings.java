package health.onward.appointment;

import health.onward.directory.Bookings;
import health.onward.identity.ServiceId;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the directory whether patients are booked at a service: its taken slots that have not begun. */
public final class SlotBookings implements Bookings {

    private final JdbcClient jdbc;

    public SlotBookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The withdrawal waits for whoever is taking a slot at this moment, and is waited for by whoever wants to. */
    @Override
    public boolean bookedWhenClosed(ServiceId service, Instant now) {
        jdbc.sql("""
                update slot set withdrawn = true
                where service_id = ? and taken_by is null and not withdrawn and starts > ?
                """).params(service.value(), Timestamp.from(now)).update();
        return jdbc.sql("""
                select exists (select from slot where service_id = ? and taken_by is not null and starts > ?)
                """)
                .params(service.value(), Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }
}
