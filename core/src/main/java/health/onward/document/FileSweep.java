package health.onward.document;

import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what nobody uses: uploads that did not become part of a request in time, tickets that are over, and bytes that belong
 * to no row, which a crash between the two may leave. A row goes before its bytes, so a crash in here leaves bytes only, again.
 */
public final class FileSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    private static final int BATCH = 200;

    /** In real time, as stores tell it: bytes younger than this may be waiting for their row. */
    static final Duration SETTLED = Duration.ofHours(1);

    private final Transactions transactions;
    private final StoredFiles files;
    private final BlobStore blobs;
    private final Intake intake;
    private final Tickets tickets;
    private final Clock clock;
    private final Clock real;

    /** @param real does not move with the house's */
    public FileSweep(
            Transactions transactions,
            StoredFiles files,
            BlobStore blobs,
            Intake intake,
            Tickets tickets,
            Clock clock,
            Clock real) {
        this.transactions = transactions;
        this.files = files;
        this.blobs = blobs;
        this.intake = intake;
        this.tickets = tickets;
        this.clock = clock;
        this.real = real;
    }

    /** Uploads that were not used in time. */
    public void expire() {
        Instant now = clock.instant();
        List<StoredFile> expired = files.expired(now, BATCH);
        while (!expired.isEmpty()) {
            expired.forEach(file -> expire(file, now));
            expired = files.expired(now, BATCH);
        }
        transactions.write(changes -> {
            tickets.forget(now, changes);
            return Outcome.accepted(true);
        });
    }

    private void expire(StoredFile file, Instant now) {
        Outcome<Boolean> gone = transactions.write(changes -> {
            files.expire(file.id(), now, changes);
            return Outcome.accepted(true);
        });
        if (gone instanceof Outcome.Accepted) {
            remove(BlobName.of(file));
        }
    }

    /** Bytes that belong to no row; how many were taken away. */
    public long orphans() {
        return orphans(SETTLED);
    }

    long orphans(Duration settled) {
        Instant before = real.instant().minus(settled);
        var sweep = new Object() {
            final List<BlobName> batch = new ArrayList<>();
            long removed;
        };
        try {
            intake.forget(before);
            blobs.olderThan(before, name -> {
                sweep.batch.add(name);
                if (sweep.batch.size() == BATCH) {
                    sweep.removed += removeUnknown(sweep.batch);
                    sweep.batch.clear();
                }
            });
            sweep.removed += removeUnknown(sweep.batch);
        } catch (IOException e) {
            LOG.error("The store of files could not be swept", e);
        }
        if (sweep.removed > 0) {
            LOG.info("{} files in the store belonged to nothing and were removed", sweep.removed);
        }
        return sweep.removed;
    }

    private long removeUnknown(List<BlobName> names) {
        if (names.isEmpty()) {
            return 0;
        }
        Set<FileId> known = files.known(names.stream().map(BlobName::file).toList());
        List<BlobName> unknown =
                names.stream().filter(name -> !known.contains(name.file())).toList();
        unknown.forEach(this::remove);
        return unknown.size();
    }

    /** What cannot be removed now belongs to nothing, and the next sweep comes. */
    private void remove(BlobName name) {
        try {
            blobs.remove(name);
        } catch (IOException e) {
            LOG.warn("{} could not be removed from the store of files", name, e);
        }
    }
}
