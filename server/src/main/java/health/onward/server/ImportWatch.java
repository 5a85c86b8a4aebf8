package health.onward.server;

import health.onward.directory.ReferenceWatch;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second whether an import has changed what this server holds in memory (docs/decisions/0010). */
final class ImportWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ReferenceWatch watch;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("import-watch").factory());
    private boolean answered = true;

    ImportWatch(ReferenceWatch watch) {
        this.watch = watch;
    }

    void start() {
        // Its future would only tell of what look() lets escape, which is nothing.
        var _ = looking.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            watch.look();
            answered = true;
        } catch (RuntimeException e) {
            // Said once; the next look asks again. One that escaped would end the looking.
            if (answered) {
                LOG.warn("Cannot see whether imports have changed anything", e);
            }
            answered = false;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
