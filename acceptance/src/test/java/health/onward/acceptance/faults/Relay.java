package health.onward.acceptance.faults;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;

/** Servers on one database, one after the other: while one serves, the next one starts, so that a kill costs no pause. */
final class Relay implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final OwnDatabase database;
    private final Path directory;
    private volatile ServerProcess serving;
    private ServerProcess next;

    /** The first one makes the demo world; it must stand before a second one looks. */
    Relay(OwnDatabase database, Path directory) {
        this.database = database;
        this.directory = directory;
        this.serving = started().awaitHealthy(PATIENCE);
        this.next = started();
    }

    int port() {
        return serving.port();
    }

    void awaitNext() {
        next.awaitHealthy(PATIENCE);
    }

    /** Like a power cut; whoever asks from now on asks the next one. */
    void kill() {
        serving.kill();
        serving = next;
        next = started();
    }

    private ServerProcess started() {
        var command = ServerProcess.fromClassPath("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        return ServerProcess.start(command, database.environment(), directory.resolve("server.log"));
    }

    @Override
    public void close() {
        next.kill();
        serving.close();
    }
}
