package health.onward.bench;

import health.onward.acceptance.running.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is measured, and how long.
 *
 * @param parts count, speed, start, heap, search, worklists, letters, uploads; and outside, when it is named
 * @param rounds of our server, and as many of pgbench
 * @param uploads rounds of a hundred
 * @param starts of the server without and with a cache, of which the median is told
 */
record Settings(
        Set<String> parts,
        boolean quick,
        int clients,
        Duration warmUp,
        int rounds,
        Duration round,
        int counted,
        int uploads,
        int starts,
        Path server) {

    private static final List<String> UNLESS_NAMED =
            List.of("count", "speed", "start", "heap", "search", "worklists", "letters", "uploads");
    private static final List<String> PARTS =
            List.of("count", "speed", "start", "heap", "search", "worklists", "letters", "uploads", "outside");
    private static final String USAGE =
            "usage: ./onward bench [--quick] [count] [speed] [start] [heap] [search] [worklists] [letters] [uploads] [outside]   (all but outside unless some are named)";

    static Settings from(String[] arguments, Map<String, String> environment) {
        var words = new ArrayList<>(List.of(arguments));
        boolean quick = words.remove("--quick");
        for (String word : words) {
            if (!PARTS.contains(word)) {
                throw new IllegalArgumentException("'" + word + "' is not measured here\n" + USAGE);
            }
        }
        Duration warmUp = Duration.ofSeconds(seconds(environment, "ONWARD_BENCH_WARMUP", quick ? 15 : 60));
        Duration round = Duration.ofSeconds(seconds(environment, "ONWARD_BENCH_ROUND", quick ? 4 : 10));
        return new Settings(
                new TreeSet<>(words.isEmpty() ? UNLESS_NAMED : words),
                quick,
                8,
                warmUp,
                quick ? 2 : 6,
                round,
                quick ? 10 : 40,
                quick ? 2 : 5,
                quick ? 1 : 5,
                Path.of(System.getProperty("onward.server", ".onward/app/onward.jar")));
    }

    boolean measures(String part) {
        return parts.contains(part);
    }

    /** The server as the launcher starts it, with some options of the JVM. */
    List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(List.of(options));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-jar", server.toString()));
        return command;
    }

    private static long seconds(Map<String, String> environment, String name, long otherwise) {
        String value = environment.getOrDefault(name, "").strip();
        if (!value.isEmpty() && !value.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is '%s': set it to a number of seconds", name, value));
        }
        return value.isEmpty() ? otherwise : Long.parseLong(value);
    }
}
