package health.onward.acceptance.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server of ours in a process of its own, on ports of its own, that can be stopped in good order or killed. */
public final class ServerProcess implements AutoCloseable {

    private static final int LAST_LINES = 20;

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Path log;

    private ServerProcess(Process process, int port, int managementPort, Path log) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
        // Whoever ends this program ends its servers.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param command from java to the main class or jar; it is started at once and not awaited */
    public static ServerProcess start(List<String> command, Map<String, String> environment, Path log) {
        try (var one = free();
                var other = free()) {
            int port = one.getLocalPort();
            int managementPort = other.getLocalPort();
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // Settings of the shell that started us are not those of this server.
            builder.environment().keySet().removeIf(name -> name.startsWith("ONWARD_"));
            builder.environment().putAll(environment);
            builder.environment().put("ONWARD_PROFILE", "demo");
            builder.environment().put("ONWARD_PORT", String.valueOf(port));
            builder.environment().put("ONWARD_MANAGEMENT_PORT", String.valueOf(managementPort));
            one.close();
            other.close();
            return new ServerProcess(builder.start(), port, managementPort, log);
        } catch (IOException e) {
            throw new UncheckedIOException("the server could not be started", e);
        }
    }

    /** The command for a server from the class path of this program. */
    public static List<String> fromClassPath(String... options) {
        var command = new java.util.ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
        command.addAll(1, List.of(options));
        command.add("health.onward.server.Onward");
        return command;
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it says that it is healthy; fails with the last lines of its log when it gives up or takes too long. */
    public ServerProcess awaitHealthy(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!healthy()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the server did not become healthy; it said:\n" + lastLines());
            }
            pause();
        }
        return this;
    }

    private boolean healthy() {
        try (var client = new WireClient(managementPort)) {
            return client.send("GET", "/actuator/health", "", new byte[0]).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e + ")";
        }
    }

    /** As a power cut would: nothing of it runs on. */
    public void kill() {
        process.destroyForcibly();
        ended(10);
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(60));
    }

    /** In good order, and by force when that takes too long. A JVM that makes an AOT cache ends late. */
    public void stop(Duration patience) {
        process.destroy();
        if (!ended(patience.toSeconds())) {
            kill();
        }
    }

    private boolean ended(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }
}
