package health.onward.server.demo;

import health.onward.platform.Jsonb;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows on their way into one table, sent with COPY: the only way to fill tens of thousands in a second. */
final class Copying {

    private final String table;
    private final String columns;
    private final List<String> lines = new ArrayList<>();

    /** @param columns as in SQL, separated by commas */
    Copying(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    /** Takes what PostgreSQL reads from its own text: also instants, days, lists (arrays) and {@link Jsonb}. */
    void add(@Nullable Object... values) {
        lines.add(Arrays.stream(values).map(Copying::field).collect(Collectors.joining("\t", "", "\n")));
    }

    void send(Connection connection) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " (" + columns + ") from stdin",
                            new StringReader(String.join("", lines)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case Jsonb(var json) -> escaped(json);
            case Collection<?> items -> escaped(array(items));
            default -> escaped(value.toString());
        };
    }

    private static String array(Collection<?> items) {
        return items.stream()
                .map(item -> '"' + item.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
