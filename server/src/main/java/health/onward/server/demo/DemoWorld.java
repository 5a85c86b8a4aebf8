package health.onward.server.demo;

import health.onward.platform.Seal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The world that the demo profile starts with: the organisations, people, patients and services of the published examples (api
 * digest e.3), about two hundred invented services with slots for twelve weeks, and some standing referrals. The same seed
 * and day make the same world, row for row.
 */
public final class DemoWorld {

    public static final long SEED = 1;

    private final Instant today;
    private final long seed;
    private final Seal seal;

    /**
     * @param now of which only the day matters: two worlds of one day are the same
     * @param seal for the patients' access codes
     */
    public DemoWorld(Instant now, long seed, Seal seal) {
        this.today = LocalDate.ofInstant(now, Sessions.CLINIC_TIME)
                .atStartOfDay(Sessions.CLINIC_TIME)
                .toInstant();
        this.seed = seed;
        this.seal = seal;
    }

    /** Fills an empty, migrated database that has its reference data; all of it or nothing. */
    public void fill(DataSource database) {
        List<Sheet.Row> services = Directory.sheets();
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(transaction -> {
            new JdbcTemplate(database).execute((Connection connection) -> settle(services, connection));
            StandingReferrals.tell(services, today, seed, seal, database);
        });
    }

    private @Nullable Void settle(List<Sheet.Row> services, Connection connection) throws SQLException {
        Inhabitants.settle(connection);
        Directory.publish(services, connection);
        HospitalSystems.settle(connection);
        Inhabitants.workgroups(services, connection);
        Diaries.open(services, today, seed, connection);
        return null;
    }
}
