package health.onward.document;

import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every new file looked at, and writes down what was found. Whatever goes wrong, a file stays PENDING: it is given out only when
 * somebody has found it clean, and the request that it is part of goes its way meanwhile.
 */
public final class Scanning {

    private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);

    private static final int BATCH = 50;

    private final Transactions transactions;
    private final StoredFiles files;
    private final BlobStore blobs;
    private final Scanner scanner;
    private final Scans scans;
    private final Clock clock;
    private final int atOnce;

    /** @param atOnce how many files are looked at at the same time: each may need some memory */
    public Scanning(
            Transactions transactions,
            StoredFiles files,
            BlobStore blobs,
            Scanner scanner,
            Ids ids,
            Clock clock,
            int atOnce) {
        this.transactions = transactions;
        this.files = files;
        this.blobs = blobs;
        this.scanner = scanner;
        this.scans = new Scans(ids);
        this.clock = clock;
        this.atOnce = atOnce;
    }

    /** Looks at all that is due now. */
    public void run() {
        List<StoredFile> due = files.toScan(clock.instant(), BATCH);
        while (!due.isEmpty()) {
            look(due);
            due = files.toScan(clock.instant(), BATCH);
        }
    }

    /** For whoever watches. */
    public StoredFiles.Waiting waiting() {
        return files.waiting(clock.instant());
    }

    private void look(List<StoredFile> due) {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<?>> looks = due.stream()
                    .<Future<?>>map(file -> workers.submit(() -> look(file)))
                    .toList();
            for (Future<?> look : looks) {
                look.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("what was found in a file could not be written down", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while files were looked at", e);
        }
    }

    private void look(StoredFile file) {
        Verdict verdict = verdict(file);
        Instant now = clock.instant();
        transactions.write(changes -> {
            switch (verdict) {
                case Verdict.Clean() -> found(file, Availability.AVAILABLE, null, now, changes);
                case Verdict.Threat(var name) -> found(file, Availability.THREATS_FOUND, name, now, changes);
                case Verdict.Invalid(var why) -> found(file, Availability.VALIDATION_FAILED, why, now, changes);
                case Verdict.NoAnswer(var why) -> {
                    LOG.warn("File {} was not scanned, and waits: {}", file.id(), why);
                    files.lookAgain(file.id(), now, changes);
                }
            }
            return Outcome.accepted(true);
        });
    }

    private void found(StoredFile file, Availability verdict, @Nullable String finding, Instant now, Changes changes) {
        files.found(file.id(), verdict, now, changes);
        scans.add(file, scanner.name(), verdict, finding, now, changes);
    }

    /** A scanner that breaks over a file has not said that it is clean. */
    private Verdict verdict(StoredFile file) {
        try {
            return scanner.scan(file.type(), contents(file));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("The scan of file {} failed", file.id(), e);
            return new Verdict.NoAnswer("the scan failed: " + e.getClass().getSimpleName());
        }
    }

    private Scanner.Contents contents(StoredFile file) {
        return new Scanner.Contents() {
            @Override
            public long bytes() {
                return file.bytes();
            }

            @Override
            public InputStream open() throws IOException {
                return blobs.open(BlobName.of(file))
                        .orElseThrow(() -> new FileNotFoundException("the bytes of file " + file.id() + " are gone"));
            }
        };
    }
}
