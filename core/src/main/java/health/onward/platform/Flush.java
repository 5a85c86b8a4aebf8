package health.onward.platform;

import health.onward.platform.Changes.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sends a command's statements in one round trip: PostgreSQL's driver pipelines statements that are joined by semicolons. */
final class Flush {

    private final JdbcTemplate jdbc;

    Flush(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** The refusal of the first statement that did not touch the rows it must touch; empty when all did. */
    Optional<Refusal> send(Changes changes) {
        var all = changes.inOrder();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String sql = all.stream().map(Change::sql).collect(Collectors.joining(";\n"));
        Refusal missed = jdbc.execute(sql, (PreparedStatement statement) -> {
            bind(statement, all);
            statement.execute();
            return firstMissed(statement, all);
        });
        return Optional.ofNullable(missed);
    }

    private static @Nullable Refusal firstMissed(PreparedStatement statement, Collection<Change> all)
            throws SQLException {
        Refusal missed = null;
        for (Change change : all) {
            int rows = statement.getUpdateCount();
            if (missed == null && change.rows() >= 0 && rows != change.rows()) {
                missed = change.otherwise();
            }
            statement.getMoreResults();
        }
        return missed;
    }

    private static void bind(PreparedStatement statement, Collection<Change> all) throws SQLException {
        int n = 0;
        for (Change change : all) {
            for (Object value : change.values()) {
                bind(statement, ++n, value);
            }
        }
    }

    private static void bind(PreparedStatement statement, int n, @Nullable Object value) throws SQLException {
        Connection connection = statement.getConnection();
        switch (value) {
            case null -> statement.setObject(n, null);
            case Instant at -> statement.setTimestamp(n, Timestamp.from(at));
            case Jsonb(var json) -> statement.setObject(n, json, java.sql.Types.OTHER);
            case String[] texts -> statement.setArray(n, connection.createArrayOf("text", texts));
            case Long[] numbers -> statement.setArray(n, connection.createArrayOf("bigint", numbers));
            case byte[] bytes -> statement.setBytes(n, bytes);
            default -> statement.setObject(n, value);
        }
    }
}
