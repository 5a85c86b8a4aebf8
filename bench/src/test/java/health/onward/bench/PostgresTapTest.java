package health.onward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.running.OwnDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTapTest {

    @Test
    void hears_trips_rows_and_values_and_changes_nothing(@TempDir Path directory) throws Exception {
        try (var database = OwnDatabase.start(directory, Map.of());
                var tap = new PostgresTap(database.port());
                Connection connection = through(tap, database)) {
            database.asOwner().execute("create table note (id bigint, text text, bytes bytea)");
            List<Trip> trips = tap.during(() -> twoNotes(connection));
            assertThat(trips).extracting(Trip::summary).containsExactly("begin; insert note; insert note", "commit");
            assertThat(trips).extracting(Trip::inTransaction).containsExactly(true, true);
            assertThat(trips).extracting(Trip::rowsWritten).containsExactly(2, 0);
            assertThat(trips.getFirst().statements().get(1).values()).containsExactly("1", "one", "\\x01ff");
            assertThat(trips.getFirst().statements().get(2).values()).containsExactly("2", null, null);
            assertThat(database.asOwner().queryForObject("select count(*) from note", Integer.class))
                    .isEqualTo(2);
        }
    }

    @Test
    void says_arrays_as_the_database_reads_them(@TempDir Path directory) throws Exception {
        try (var database = OwnDatabase.start(directory, Map.of());
                var tap = new PostgresTap(database.port());
                Connection connection = through(tap, database)) {
            List<Trip> trips = tap.during(() -> asked(connection));
            assertThat(trips.getFirst().statements().getFirst().values())
                    .containsExactly("{\"R69\",\"a \\\" b\"}", "{1,-2}", "{}");
        }
    }

    private static boolean asked(Connection connection) throws Exception {
        try (PreparedStatement statement =
                connection.prepareStatement("select ?::text[], ?::bigint[], ?::text[] as empty")) {
            statement.setArray(1, connection.createArrayOf("text", new String[] {"R69", "a \" b"}));
            statement.setArray(2, connection.createArrayOf("bigint", new Long[] {1L, -2L}));
            statement.setArray(3, connection.createArrayOf("varchar", new String[0]));
            return statement.execute();
        }
    }

    private static boolean twoNotes(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into note (id, text, bytes) values (?, ?, ?);\ninsert into note (id, text, bytes) values (?, ?, ?)")) {
            statement.setLong(1, 1);
            statement.setString(2, "one");
            statement.setBytes(3, new byte[] {1, -1});
            statement.setLong(4, 2);
            statement.setObject(5, null);
            statement.setBytes(6, null);
            statement.execute();
        }
        connection.commit();
        return true;
    }

    private static Connection through(PostgresTap tap, OwnDatabase database) throws Exception {
        Map<String, String> environment = database.environment(tap.port(), "?binaryTransfer=false");
        return DriverManager.getConnection(
                environment.getOrDefault("ONWARD_DATABASE_URL", ""),
                environment.get("ONWARD_DATABASE_USER"),
                environment.get("ONWARD_DATABASE_PASSWORD"));
    }
}
