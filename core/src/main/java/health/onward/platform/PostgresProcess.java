package health.onward.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The running postgres program: started, awaited and stopped, and never left behind by a killed JVM. */
final class PostgresProcess {

    /** Long enough for a recovery after a crash; a healthy start takes a third of a second. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;

    private PostgresProcess(Process process) {
        this.process = process;
    }

    static PostgresProcess start(List<String> command, Path log) throws IOException {
        var started = new CompletableFuture<Process>();
        // The kernel's "your parent died" signal is bound to the thread that forked, so that thread lives as long as
        // postgres.
        Thread.ofPlatform().daemon().name("postgres-parent").start(() -> {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
                started.complete(process);
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return new PostgresProcess(started.get());
        } catch (InterruptedException e) {
            throw Shell.interrupted(e);
        } catch (ExecutionException e) {
            throw new IOException("postgres could not be started: " + e.getMessage(), e);
        }
    }

    /** False when postgres gave up before it was ready. */
    boolean becomesReady(Path data) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Path status = data.resolve("postmaster.pid");
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                return false;
            }
            if (saysReady(status)) {
                return true;
            }
            pause();
        }
        stop();
        throw new CannotStart("PostgreSQL was not ready within " + PATIENCE.toSeconds() + " s in " + data);
    }

    /** Where a server of another process of ours listens; it may be starting at this moment. */
    static int awaitPort(Path data) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            List<String> lines = status(data.resolve("postmaster.pid"));
            if (lines.size() >= 8 && lines.get(7).strip().equals("ready")) {
                return Integer.parseInt(lines.get(3).strip());
            }
            pause();
        }
        throw new CannotStart("the Onward that uses " + data + " did not start its PostgreSQL within "
                + PATIENCE.toSeconds() + " s: see its log, or stop it with './onward stop'");
    }

    /** Ends running statements, writes everything down and stops. */
    void stop() {
        try {
            if (signalled("INT", 30) || signalled("QUIT", 10)) {
                return;
            }
            process.destroyForcibly();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean signalled(String signal, int seconds) throws IOException, InterruptedException {
        // Java's own destroy() sends TERM, on which postgres waits for its clients to go.
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** The file may be an old one of a server that was killed: its first line must be our process. */
    private boolean saysReady(Path status) throws IOException {
        List<String> lines = status(status);
        return lines.size() >= 8
                && lines.getFirst().strip().equals(String.valueOf(process.pid()))
                && lines.get(7).strip().equals("ready");
    }

    private static List<String> status(Path file) throws IOException {
        return Files.exists(file)
                ? List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1))
                : List.of();
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw Shell.interrupted(e);
        }
    }
}
