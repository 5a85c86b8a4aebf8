package health.onward.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
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
                return start(lock, absolute, configuration);
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

    private static EmbeddedPostgres start(DirectoryLock lock, Path directory, Map<String, String> configuration)
            throws IOException {
        PostgresAccount account = PostgresAccount.ofThisProcess();
        account.mustReach(directory);
        // Another account may not be able to read our cache, but it reaches the data directory.
        Path home = PostgresBinaries.unpackedIn(
                account.owner() == null ? PostgresBinaries.cache() : directory.resolve("binaries"));
        Path password = directory.resolve("owner.password");
        Path data = directory.resolve("postgres");
        if (!Files.exists(data)) {
            initialise(home, account, data, password);
        }
        account.own(data);
        stopOrphan(home, account, data);
        for (int n = 1; ; n++) {
            int port = freePort();
            PostgresProcess process = PostgresProcess.start(
                    command(home, account, data, port, configuration), directory.resolve("postgres.log"));
            if (process.becomesReady(data)) {
                LOG.info("PostgreSQL listens on 127.0.0.1:{}, data in {}", port, directory);
                var owner = new DatabaseServer.Role("postgres", Secrets.read(password));
                var application = new DatabaseServer.Role(
                        "onward_app", Secrets.readOrMake(directory.resolve("application.password")));
                return new EmbeddedPostgres(
                        lock,
                        process,
                        new DatabaseServer("jdbc:postgresql://127.0.0.1:" + port + "/", "", owner, application));
            }
            // Somebody may have taken the port between our look and postgres's; a second look finds another.
            if (n == TRIES) {
                throw new CannotStart(
                        "PostgreSQL did not start; its reasons are in " + directory.resolve("postgres.log"));
            }
        }
    }

    /** Made beside its place and moved there when finished: a killed first start leaves nothing half-made. */
    private static void initialise(Path home, PostgresAccount account, Path data, Path password) throws IOException {
        LOG.info("Making a new database in {}", data);
        Path half = data.resolveSibling("postgres.making");
        PostgresBinaries.delete(half);
        Files.createDirectory(half);
        Secrets.make(password);
        account.own(half);
        account.own(password);
        Shell.run(account.command(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + half,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--data-checksums"));
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** We hold the directory's lock, so a server that still runs there lost its parent, or is just going down. */
    private static void stopOrphan(Path home, PostgresAccount account, Path data) {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        try {
            Shell.run(account.command(
                    home.resolve("bin/pg_ctl").toString(), "stop", "-D", data.toString(), "-m", "fast", "-w"));
        } catch (IOException e) {
            LOG.debug("No server runs there any more: postgres removes the old file itself", e);
        }
    }

    private static List<String> command(
            Path home, PostgresAccount account, Path data, int port, Map<String, String> configuration) {
        List<String> command = account.command();
        if (Shell.works("setsid", "true")) {
            // Out of the terminal's group: Ctrl-C must reach the house first, which then stops postgres itself.
            command.add("setsid");
        }
        if (Shell.works("setpriv", "--pdeathsig", "INT", "true")) {
            command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        command.addAll(
                List.of(home.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", String.valueOf(port)));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        command.addAll(List.of("-c", "timezone=UTC", "-c", "log_timezone=UTC"));
        configuration.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
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
