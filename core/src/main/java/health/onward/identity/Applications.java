package health.onward.identity;

import health.onward.platform.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registered applications, and the proofs of identity that they have used up. */
public final class Applications {

    private static final String COLUMNS =
            "client_id, application.name, ods_code, function, user_id, endpoints, keys, keys_url, active";

    private final JdbcClient jdbc;

    public Applications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Application> find(ClientId id) {
        return jdbc.sql("select " + COLUMNS + " from application where client_id = ?")
                .param(id.value())
                .query((row, n) -> application(row))
                .optional();
    }

    /** One that may call now: active, and its organisation open. */
    Optional<Application> working(ClientId id) {
        return jdbc.sql("select " + COLUMNS + " from application join organisation using (ods_code)"
                        + " where client_id = ? and active and open")
                .param(id.value())
                .query((row, n) -> application(row))
                .optional();
    }

    /** Whose the number is already: a person's, or another application's. */
    Optional<String> holder(UserId number, ClientId besides) {
        return jdbc.sql("""
                        select name from person where user_id = ?
                        union all select 'application ' || client_id from application where user_id = ? and client_id <> ?
                        limit 1
                        """)
                .params(number.value(), number.value(), besides.value())
                .query(String.class)
                .optional();
    }

    /** All of them, by name. */
    public List<Application> all() {
        return jdbc.sql("select " + COLUMNS + " from application order by application.name, client_id")
                .query((row, n) -> application(row))
                .list();
    }

    /** Registers an application, or replaces what is registered. Its organisation must be stored. */
    public static void store(Changes changes, Application application) {
        changes.add(
                """
                insert into application (client_id, name, ods_code, function, user_id, endpoints, keys, keys_url, active)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (client_id) do update
                set name = excluded.name, ods_code = excluded.ods_code, function = excluded.function,
                    user_id = excluded.user_id, endpoints = excluded.endpoints, keys = excluded.keys,
                    keys_url = excluded.keys_url, active = excluded.active
                """,
                application.id().value(),
                application.name(),
                application.organisation().value(),
                application.function().name(),
                application.user().value(),
                application.endpoints().toArray(String[]::new),
                application.keys() instanceof Application.Keys.Stored(var set) ? set : null,
                application.keys() instanceof Application.Keys.Published(var url) ? url : null,
                application.active());
    }

    private static Application application(ResultSet row) throws SQLException {
        return new Application(
                new ClientId(row.getString("client_id")),
                row.getString("name"),
                new OdsCode(row.getString("ods_code")),
                BusinessFunction.valueOf(row.getString("function")),
                new UserId(row.getString("user_id")),
                new TreeSet<>(Arrays.asList((String[]) row.getArray("endpoints").getArray())),
                Application.Keys.of(
                        Optional.ofNullable(row.getString("keys")), Optional.ofNullable(row.getString("keys_url"))),
                row.getBoolean("active"));
    }
}
