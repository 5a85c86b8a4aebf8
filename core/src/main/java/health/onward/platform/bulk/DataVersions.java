package health.onward.platform.bulk;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often each kind of imported data has changed: who holds some in memory compares. */
public final class DataVersions {

    private DataVersions() {}

    public static Map<String, Long> now(JdbcClient jdbc) {
        Map<String, Long> versions = new HashMap<>();
        jdbc.sql("select what, version from data_version").query((java.sql.ResultSet row) -> {
            versions.put(row.getString("what"), row.getLong("version"));
        });
        return versions;
    }

    static long grow(JdbcTemplate jdbc, String what) {
        return Objects.requireNonNull(jdbc.queryForObject("""
                insert into data_version as v (what, version) values (?, 1)
                on conflict (what) do update set version = v.version + 1 returning version
                """, Long.class, what));
    }
}
