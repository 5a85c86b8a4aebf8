package health.onward.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a data directory: durable (fsync, checksums), reachable from this machine only, with generated
 * passwords, and stopped with the house. Data survive restarts.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int TRIES = 3;

    private final DirectoryLock lock;
    private final PostgresProcess process;
    private final DatabaseServer server;
    private boolean closed;

    private EmbeddedPostgres(DirectoryLock lock, PostgresProcess process, DatabaseServer server) {
        this.lock = lock;
        this.process = process;
        this.server = server;
    }

    /** @param configuration settings of postgresql.conf, beside ours */
    public static EmbeddedPostgres start(Path directory, Map<String, String> configuration) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            DirectoryLock lock = DirectoryLock.take(absolute);
            try {
                return start(lock, PostgresDirectory.prepared(absolute), configuration);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "the data directory " + absolute + " cannot be used (" + e
                            + "): make it writable for this user, or choose another with ONWARD_DATA",
                    e);
        }
    }

    private static EmbeddedPostgres start(
            DirectoryLock lock, PostgresDirectory directory, Map<String, String> configuration) throws IOException {
        var owner = new DatabaseServer.Role("postgres", directory.ownerPassword());
        var application = new DatabaseServer.Role("onward_app", directory.applicationPassword());
        // Somebody may take the port between our look and postgres's; another look finds another.
        for (int n = 0; n < TRIES; n++) {
            int port = freePort();
            PostgresProcess process =
                    PostgresProcess.start(directory.serverCommand(port, configuration), directory.log());
            if (process.becomesReady(directory.data())) {
                LOG.info("PostgreSQL listens on 127.0.0.1:{}, data in {}", port, directory.data());
                String address = "jdbc:postgresql://127.0.0.1:" + port + "/";
                return new EmbeddedPostgres(lock, process, new DatabaseServer(address, "", owner, application));
            }
        }
        throw new CannotStart(
                "PostgreSQL did not start: " + directory.lastWords() + " (more in " + directory.log() + ")");
    }

    /** The server that another process of ours runs in a directory now; empty when none does. */
    static Optional<DatabaseServer> beside(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            return DirectoryLock.isHeld(absolute) ? Optional.of(found(absolute)) : Optional.empty();
        } catch (IOException e) {
            throw new CannotStart(
                    "the data directory " + absolute + " cannot be read (" + e
                            + "): run this as the user who runs Onward",
                    e);
        }
    }

    private static DatabaseServer found(Path directory) throws IOException {
        var owner = new DatabaseServer.Role("postgres", PostgresDirectory.ownerPassword(directory));
        var application = new DatabaseServer.Role("onward_app", PostgresDirectory.applicationPassword(directory));
        int port = PostgresProcess.awaitPort(PostgresDirectory.data(directory));
        return new DatabaseServer("jdbc:postgresql://127.0.0.1:" + port + "/", "", owner, application);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public DatabaseServer server() {
        return server;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        process.stop();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The data directory's lock was not let go; the end of the process will", e);
        }
    }
}
