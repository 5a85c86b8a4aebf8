package health.onward.advice;

import health.onward.identity.ServiceId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a service takes to answer, in working time, by the turns that its providers have ended with a message. */
public final class ResponseTimes {

    private final JdbcClient jdbc;

    public ResponseTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param inTime how many were answered by when they were due */
    public record Told(long answers, long inTime, Duration median, Duration ninetieth) {}

    /** Of the turns that ended from one moment until before another; empty when there were none. */
    public Optional<Told> of(ServiceId service, Instant from, Instant until) {
        return jdbc.sql("""
                select count(*) as answers, count(*) filter (where ended_at <= due_at) as in_time,
                       percentile_cont(0.5) within group (order by working_seconds) as median,
                       percentile_cont(0.9) within group (order by working_seconds) as ninetieth
                from advice_turn where service_id = ? and ended_at >= ? and ended_at < ? and answered
                """)
                .param(service.value())
                .param(Timestamp.from(from))
                .param(Timestamp.from(until))
                .query((row, n) -> row.getLong("answers") == 0
                        ? Optional.<Told>empty()
                        : Optional.of(new Told(
                                row.getLong("answers"),
                                row.getLong("in_time"),
                                seconds(row.getDouble("median")),
                                seconds(row.getDouble("ninetieth")))))
                .single();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
