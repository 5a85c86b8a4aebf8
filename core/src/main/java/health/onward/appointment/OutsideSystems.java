package health.onward.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which systems of providers' own there are; a service's definition names the one that keeps its diary, if any does. */
public final class OutsideSystems {

    private final JdbcClient jdbc;

    public OutsideSystems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<OutsideSystem> find(SystemId id) {
        return jdbc.sql("select * from provider_system where id = ?")
                .param(id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    private static OutsideSystem read(ResultSet row) throws SQLException {
        return new OutsideSystem(
                new SystemId(row.getString("id")),
                row.getString("base_url"),
                row.getString("credential"),
                row.getString("inbound_credential"),
                Optional.ofNullable(row.getObject("wait_ms", Integer.class)).map(Duration::ofMillis));
    }
}
