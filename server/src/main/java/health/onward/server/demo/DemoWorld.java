package health.onward.server.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The world that the demo profile starts with: the organisations, people, patients and services of the published examples (api
 * digest e.3), about two hundred invented services with slots for twelve weeks, and some standing referrals. The same seed
 * and day make the same world, row for row.
 */
public final class DemoWorld {

    public static final long SEED = 1;

    private final Instant today;
    private final long seed;

    /** @param now of which only the day matters: two worlds of one day are the same */
    public DemoWorld(Instant now, long seed) {
        this.today = LocalDate.ofInstant(now, Sessions.CLINIC_TIME)
                .atStartOfDay(Sessions.CLINIC_TIME)
                .toInstant();
        this.seed = seed;
    }

    /** Fills an empty, migrated database that has its reference data; all of it or nothing. */
    public void fill(DataSource database) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                fill(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the demo world could not be made", e);
        }
    }

    private void fill(Connection connection) throws SQLException {
        List<Sheet.Row> services = Directory.sheets();
        Inhabitants.settle(connection);
        Directory.publish(services, connection);
        Inhabitants.workgroups(services, connection);
        Diaries.open(services, today, seed, connection);
    }
}
