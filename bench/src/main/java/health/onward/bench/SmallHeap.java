package health.onward.bench;

import health.onward.acceptance.running.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The journey against a server with little memory.
 *
 * @param code what the journey ended with: 0 when every step was as it should be
 * @param memory the most that the server held, in MB
 */
record SmallHeap(int code, long memory) {

    private static final String HEAP = "-Xmx256m";

    static SmallHeap measure(Settings settings, Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("server.log");
        Map<String, String> environment = Map.of("ONWARD_DATA", directory.toString());
        try (ServerProcess server = ServerProcess.start(settings.command(HEAP), environment, log)) {
            server.awaitHealthy(Duration.ofMinutes(3));
            int code = journey(server.port(), directory.resolve("journey.log"));
            return new SmallHeap(code, Meters.peakMemory(server.pid()));
        }
    }

    private static int journey(int port, Path log) throws IOException, InterruptedException {
        List<String> command = List.of(
                ServerProcess.java(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Donward.port=" + port,
                "health.onward.acceptance.Journeys");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }
}
