package health.onward.platform;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.StatementTap.Executed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL, in the partitioned profile, how many partitions of a table each statement that ran would touch: one, or it
 * would go to every shard of a distributed database. A statement may say why it must ({@code -- scatter-ok: ...}).
 */
public final class RoutingLint {

    private static final Pattern RELATION = Pattern.compile("\"Relation Name\": \"([a-z_]+)_([0-7])\"");

    private RoutingLint() {}

    /** The plans of the statements that ran and contain a text. */
    public static List<String> plans(StatementTap tap, DataSource owner, String containing) {
        return tap.executed().stream()
                .filter(executed -> executed.sql().contains(containing))
                .map(executed -> plan(executed.sql(), executed, 0, owner))
                .toList();
    }

    public static void check(StatementTap tap, DataSource owner) {
        for (Executed executed : tap.executed()) {
            int used = 0;
            for (String sql : executed.sql().split(";\n")) {
                int marks = (int) sql.chars().filter(c -> c == '?').count();
                if (!sql.contains("-- scatter-ok:")) {
                    assertThat(scattered(sql, executed, used, owner)).as(sql).isEmpty();
                }
                used += marks;
            }
        }
    }

    private static Set<String> scattered(String sql, Executed executed, int used, DataSource owner) {
        Set<String> seen = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        Matcher matcher = RELATION.matcher(plan(sql, executed, used, owner));
        Set<String> partitions = new TreeSet<>();
        while (matcher.find()) {
            if (partitions.add(matcher.group()) && !seen.add(matcher.group(1))) {
                twice.add(matcher.group(1));
            }
        }
        return twice;
    }

    private static String plan(String sql, Executed executed, int used, DataSource owner) {
        try (Connection connection = owner.getConnection();
                PreparedStatement explain = connection.prepareStatement("explain (format json) " + sql)) {
            int marks = (int) sql.chars().filter(c -> c == '?').count();
            for (int n = 1; n <= marks; n++) {
                bind(explain, n, executed.values().get(used + n - 1));
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1));
                }
            }
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void bind(PreparedStatement statement, int n, @Nullable Object value) throws SQLException {
        // JSON reached the driver as text of no type; as text of type text it would not fit.
        boolean json = value instanceof String text && (text.startsWith("{") || text.startsWith("["));
        if (json) {
            statement.setObject(n, value, java.sql.Types.OTHER);
        } else {
            statement.setObject(n, value);
        }
    }
}
