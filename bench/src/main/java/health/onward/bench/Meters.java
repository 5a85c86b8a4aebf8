package health.onward.bench;

import health.onward.acceptance.running.OwnDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the server and PostgreSQL have used, by the kernel's and PostgreSQL's own count. */
final class Meters {

    /** The kernel's unit in /proc, the same on every Linux that Java runs on. */
    private static final int TICKS_A_SECOND = 100;

    // Places in /proc/PID/stat, counted after the name: user and system time, and the same of children that have ended.
    private static final int OWN = 11;
    private static final int ENDED_CHILDREN = 13;

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final long server;
    private final OwnDatabase database;

    Meters(long server, OwnDatabase database) {
        this.server = server;
        this.database = database;
    }

    Used read() {
        return new Used(cpu(server), family(database.pid()), own(), wal());
    }

    private long wal() {
        Long bytes = database.asOwner()
                .queryForObject("select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint", Long.class);
        return bytes == null ? 0 : bytes;
    }

    private static Duration family(long parent) {
        Duration sum = ticks(parent, OWN).plus(ticks(parent, ENDED_CHILDREN));
        for (ProcessHandle child :
                ProcessHandle.of(parent).orElseThrow().children().toList()) {
            sum = sum.plus(ticks(child.pid(), OWN));
        }
        return sum;
    }

    /** Of one process, so far. */
    static Duration cpu(long pid) {
        return ticks(pid, OWN);
    }

    private static Duration own() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    /** The sum of the two numbers that begin at {@code place}; nothing for a process that has just ended. */
    private static Duration ticks(long pid, int place) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(words[place]) + Long.parseLong(words[place + 1]);
            return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } catch (IOException e) {
            // It may also end between being found and being read.
            if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                return Duration.ZERO;
            }
            throw new UncheckedIOException(e);
        }
    }

    /** The most memory a process has held so far, in MB. */
    static long peakMemory(long pid) throws IOException {
        return status(pid, "VmHWM:");
    }

    /** The memory that a process holds now, in MB. */
    static long memory(long pid) throws IOException {
        return status(pid, "VmRSS:");
    }

    private static long status(long pid, String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(what))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** What a JVM still uses of its heap after it has collected all it can, in MB. */
    static double liveHeap(long pid) throws IOException {
        jcmd(pid, "GC.run");
        long kilobytes = jcmd(pid, "GC.heap_info")
                .lines()
                // Classes are counted there, too; they are not of the heap.
                .takeWhile(line -> !line.contains("Metaspace"))
                .map(USED::matcher)
                .filter(Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
        return kilobytes / 1024.0;
    }

    private static String jcmd(long pid, String command) throws IOException {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(program, String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
