package health.onward.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The application's connections, with a gate before them that closes for a moment while the database is exchanged. */
public final class SwitchableDataSource extends AbstractDataSource implements AutoCloseable {

    /** How many connections there are, are lent, and are waited for. */
    public record Use(int open, int lent, int waiting) {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private volatile HikariDataSource pool;

    SwitchableDataSource(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        gate.readLock().lock();
        try {
            return pool.getConnection();
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("connections are the application's, with no other name");
    }

    Use use() {
        var now = pool.getHikariPoolMXBean();
        return new Use(now.getTotalConnections(), now.getActiveConnections(), now.getThreadsAwaitingConnection());
    }

    /** Waits until what is under way has finished, closes the connections, lets the databases change places and reconnects. */
    void exchange(Runnable places, Supplier<HikariDataSource> next) {
        gate.writeLock().lock();
        try {
            waitUntilIdle();
            pool.close();
            try {
                places.run();
            } finally {
                // Also when it failed: then the old one is still in its place.
                pool = next.get();
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private void waitUntilIdle() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() < end) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw Shell.interrupted(e);
            }
        }
    }
}
