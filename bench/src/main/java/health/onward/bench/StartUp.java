package health.onward.bench;

import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From the start of the process to the first good reply that needed a token and the database (A030), with the embedded
 * PostgreSQL, as {@code ./onward start} does it.
 *
 * @param first on an empty directory: makes the database and the demo world
 * @param without the median of later starts
 * @param with the same with an AOT cache (JEP 483 and 514)
 * @param memory the most that one of those starts held, in MB
 */
record StartUp(Duration first, Duration without, Duration with, long memory) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HEAP = "-Xmx512m";

    static StartUp measure(Settings settings, Path directory) throws IOException {
        Path cache = directory.resolve("onward.aot");
        Duration first = start(settings, directory).took;
        List<Started> without = starts(settings, directory);
        // The training run also answers something, so that its classes are in the cache.
        start(settings, directory, "-XX:AOTCacheOutput=" + cache);
        if (!Files.exists(cache)) {
            throw new IOException("the JVM made no AOT cache; it said: " + Files.readString(log(directory)));
        }
        List<Started> with = starts(settings, directory, "-XX:AOTCache=" + cache);
        long memory = without.stream().mapToLong(Started::memory).max().orElse(0);
        return new StartUp(first, median(without), median(with), memory);
    }

    private record Started(Duration took, long memory) {}

    private static List<Started> starts(Settings settings, Path directory, String... options) throws IOException {
        List<Started> starts = new ArrayList<>();
        for (int n = 0; n < settings.starts(); n++) {
            starts.add(start(settings, directory, options));
        }
        return starts;
    }

    private static Started start(Settings settings, Path directory, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(HEAP);
        List<String> command = settings.command(all.toArray(String[]::new));
        Map<String, String> environment = Map.of("ONWARD_DATA", directory.toString());
        long start = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(command, environment, log(directory))) {
            awaitReply(server, start + PATIENCE.toNanos());
            var started = new Started(Duration.ofNanos(System.nanoTime() - start), Meters.peakMemory(server.pid()));
            server.stop(PATIENCE);
            return started;
        }
    }

    private static void awaitReply(ServerProcess server, long end) {
        while (!replies(server)) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the server did not answer; it said:\n" + server.lastLines());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the server", e);
            }
        }
    }

    private static boolean replies(ServerProcess server) {
        try (var client = new Referrer(server.port())) {
            return client.functions().status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path log(Path directory) {
        return directory.resolve("server.log");
    }

    private static Duration median(List<Started> starts) {
        return starts.stream().map(Started::took).sorted().toList().get(starts.size() / 2);
    }
}
