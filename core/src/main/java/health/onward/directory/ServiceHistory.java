package health.onward.directory;

import health.onward.identity.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of a service: every version with when, by whom and what for; append-only. */
public final class ServiceHistory {

    private final JdbcClient jdbc;

    public ServiceHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param what DEFINED, CHANGED, PUBLISHED, UNPUBLISHED, TRANSFERRED, ALERTED or IMPORTED */
    public record Entry(
            long version,
            Instant at,
            Editor editor,
            String what,
            Service.Status status,
            boolean promoted,
            boolean limitedCapacity,
            ServiceDefinition definition) {}

    /** The latest first. */
    public List<Entry> of(ServiceId service) {
        return jdbc.sql("""
                select version, at, user_id, function, ods_code, what, status, promoted, limited_capacity,
                       definition::text as definition
                from service_history where service_id = ? order by version desc
                """)
                .param(service.value())
                .query((row, n) -> new Entry(
                        row.getLong("version"),
                        row.getTimestamp("at").toInstant(),
                        new Editor(
                                Optional.ofNullable(row.getString("user_id")),
                                row.getString("function"),
                                Optional.ofNullable(row.getString("ods_code"))),
                        row.getString("what"),
                        Service.Status.valueOf(row.getString("status")),
                        row.getBoolean("promoted"),
                        row.getBoolean("limited_capacity"),
                        ServiceRow.JSON.readValue(row.getString("definition"), ServiceDefinition.class)))
                .list();
    }
}
