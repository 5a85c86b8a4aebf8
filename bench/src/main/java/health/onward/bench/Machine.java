package health.onward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** On what was measured. */
final class Machine {

    private Machine() {}

    static String line() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        return "Measured at " + Instant.now().truncatedTo(ChronoUnit.MINUTES) + " on " + cores + " cores ("
                + processor() + "), Java " + Runtime.version() + ", PostgreSQL and the driver on the same cores.";
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
