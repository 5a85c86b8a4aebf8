package health.onward.platform.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows into the staging table with COPY, a piece at a time. */
final class Stage {

    private static final int PIECE = 64 * 1024;

    private final CopyIn copy;
    private final String beginning;
    private final StringBuilder piece = new StringBuilder(PIECE + 4096);

    private Stage(CopyIn copy, String beginning) {
        this.copy = copy;
        this.beginning = beginning;
    }

    static Stage open(Connection connection, long run, String part) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy import_row (import_id, part, line, v) from stdin");
        return new Stage(copy, run + "\t" + part + "\t");
    }

    void add(long line, String[] values) throws SQLException {
        piece.append(beginning).append(line).append("\t{");
        for (int n = 0; n < values.length; n++) {
            piece.append(n == 0 ? "\"" : ",\"");
            append(values[n]);
            piece.append('"');
        }
        piece.append("}\n");
        if (piece.length() >= PIECE) {
            send();
        }
    }

    /** Escaped twice: as an element of an array, and that as a value of COPY. */
    private void append(String value) {
        for (int n = 0; n < value.length(); n++) {
            char c = value.charAt(n);
            switch (c) {
                case '"' -> piece.append("\\\\\"");
                case '\\' -> piece.append("\\\\\\\\");
                case '\n' -> piece.append("\\n");
                case '\r' -> piece.append("\\r");
                case '\t' -> piece.append("\\t");
                default -> piece.append(c);
            }
        }
    }

    void finish() throws SQLException {
        send();
        copy.endCopy();
    }

    void giveUp() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        piece.setLength(0);
    }
}
