package health.onward.bench;

import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * From the start of the process to the first good reply that needed a token and the database (A030), with the embedded
 * PostgreSQL, as {@code ./onward start} does it.
 *
 * @param first on an empty directory: makes the database and the demo world
 * @param without the median of later starts
 * @param with the same with an AOT cache (JEP 483 and 514)
 */
record StartUp(Started first, Started without, Started with) {

    /**
     * @param took on the clock
     * @param cpu of the server's process, which depends less on what else the machine does
     * @param memory the most that the process held, in MB
     */
    record Started(Duration took, Duration cpu, long memory) {}

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HEAP = "-Xmx512m";

    static StartUp measure(Settings settings, Path directory) throws IOException {
        Path cache = directory.resolve("onward.aot");
        Started first = start(settings, directory);
        List<Started> without = starts(settings, directory);
        // The training run also answers something, so that its classes are in the cache.
        start(settings, directory, "-XX:AOTCacheOutput=" + cache);
        if (!Files.exists(cache)) {
            throw new IOException("the JVM made no AOT cache; it said: " + Files.readString(log(directory)));
        }
        List<Started> with = starts(settings, directory, "-XX:AOTCache=" + cache);
        return new StartUp(first, median(without), median(with));
    }

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
            var took = Duration.ofNanos(System.nanoTime() - start);
            var started = new Started(took, Meters.cpu(server.pid()), Meters.peakMemory(server.pid()));
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

    private static Started median(List<Started> starts) {
        return starts.stream()
                .sorted(Comparator.comparing(Started::took))
                .toList()
                .get(starts.size() / 2);
    }
}
