package health.onward.platform;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the monthly partitions of audit and ledger ahead of time. A row of a month without one (a demo clock may jump) lands
 * in the default partition, and that month stays there.
 */
public final class Partitions {

    private static final List<String> TABLES = List.of("audit", "ledger");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    private Partitions(DataSource owner) {
        this.jdbc = new JdbcTemplate(owner);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(owner));
    }

    /** Makes what is missing of this month and the next {@code months}; does nothing where tables lie otherwise. */
    public static void ensure(DataSource owner, Instant now, int months) {
        var partitions = new Partitions(owner);
        YearMonth first = YearMonth.from(now.atZone(ZoneOffset.UTC));
        for (String table : TABLES) {
            if (partitions.isMonthly(table)) {
                partitions.transaction.executeWithoutResult(status -> partitions.ensure(table, first, months));
            }
        }
    }

    private void ensure(String table, YearMonth first, int months) {
        // Two nodes may start at once: one waits here for the other. Readers and writers are not held up.
        jdbc.execute("lock table " + table + " in share update exclusive mode");
        jdbc.execute("create table if not exists " + table + "_default partition of " + table + " default");
        for (int n = 0; n <= months; n++) {
            ensure(table, first.plusMonths(n));
        }
    }

    private void ensure(String table, YearMonth month) {
        String name = "%s_%d_%02d".formatted(table, month.getYear(), month.getMonthValue());
        String from = month.atDay(1) + " 00:00:00+00";
        String to = month.plusMonths(1).atDay(1) + " 00:00:00+00";
        if (exists(name) || hasRows(table + "_default", from, to)) {
            return;
        }
        jdbc.execute("create table " + name + " partition of " + table + " for values from ('" + from + "') to ('" + to
                + "')");
    }

    private boolean isMonthly(String table) {
        return is("""
                exists (select from pg_partitioned_table where partrelid = to_regclass(?) and partstrat = 'r')
                """, table);
    }

    private boolean exists(String name) {
        return is("to_regclass(?) is not null", name);
    }

    private boolean hasRows(String table, String from, String to) {
        return is("exists (select from " + table + " where at >= ?::timestamptz and at < ?::timestamptz)", from, to);
    }

    private boolean is(String condition, Object... values) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select " + condition, Boolean.class, values));
    }
}
