package health.onward.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * How the row of something that has versions is written: all of its columns at first, and what may change with each later version.
 *
 * @param fixed columns that keep what they got at first
 * @param changing the others; their values follow in this order
 */
public record VersionedRow(String table, List<String> fixed, List<String> changing) {

    public VersionedRow {
        fixed = List.copyOf(fixed);
        changing = List.copyOf(changing);
    }

    public String insert() {
        List<String> all = new ArrayList<>(fixed);
        all.addAll(changing);
        return "insert into " + table + " (" + String.join(", ", all) + ") values (?" + ", ?".repeat(all.size() - 1)
                + ")";
    }

    /** @param key the columns that name the row; after their values comes the version that it must still have */
    public String update(String... key) {
        return "update " + table + " set " + String.join(" = ?, ", changing) + " = ? where "
                + String.join(" = ? and ", key) + " = ? and version = ?";
    }
}
