package health.onward.advice;

import health.onward.identity.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private static final String TOLD = """
            count(*) as answers, count(*) filter (where ended_at <= due_at) as in_time,
            percentile_cont(0.5) within group (order by working_seconds) as median,
            percentile_cont(0.9) within group (order by working_seconds) as ninetieth
            """;

    /** Of the turns that ended from one moment until before another; empty when there were none. */
    public Optional<Told> of(ServiceId service, Instant from, Instant until) {
        return jdbc.sql("select " + TOLD + """
                from advice_turn where service_id = ? and ended_at >= ? and ended_at < ? and answered
                """)
                .params(service.value(), Timestamp.from(from), Timestamp.from(until))
                .query((row, n) -> read(row))
                .optional()
                .filter(told -> told.answers() > 0);
    }

    /** The same of every service that answered, for an operator. */
    public Map<ServiceId, Told> all(Instant from, Instant until) {
        Map<ServiceId, Told> all = new LinkedHashMap<>();
        jdbc.sql("""
                -- scatter-ok: counted for an operator
                select service_id,\s""" + TOLD + """
                from advice_turn where ended_at >= ? and ended_at < ? and answered group by service_id order by service_id
                """)
                .params(Timestamp.from(from), Timestamp.from(until))
                .query((ResultSet row) -> {
                    all.put(new ServiceId(row.getLong("service_id")), read(row));
                });
        return all;
    }

    private static Told read(ResultSet row) throws SQLException {
        return new Told(
                row.getLong("answers"),
                row.getLong("in_time"),
                seconds(row.getDouble("median")),
                seconds(row.getDouble("ninetieth")));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
