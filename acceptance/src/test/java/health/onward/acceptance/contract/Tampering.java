package health.onward.acceptance.contract;

import health.onward.platform.DatabaseSettings.Outside;
import health.onward.server.RunningServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/** Changes the shared server's database behind its back, as its owner: what no request of the API could bring about. */
final class Tampering {

    private Tampering() {}

    static void run(String sql) {
        try (Connection owner = connection();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Of the database's owner; the server uses another role. */
    static Connection connection() throws SQLException {
        Outside database =
                Objects.requireNonNull(RunningServer.get().settings().database().outside());
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
