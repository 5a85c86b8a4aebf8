package health.onward.document;

import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Spool;
import health.onward.platform.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;

/** Gives files out: to somebody whose right to the file has been checked, or to whoever brings a ticket (A006, A042). */
public final class Downloads {

    /** A client follows a redirect at once; a slow one has this long. */
    private static final Duration TICKET = Duration.ofMinutes(2);

    private static final String GONE = "this address was used, or is too old; ask for a new one";

    private final Transactions transactions;
    private final StoredFiles files;
    private final BlobStore blobs;
    private final Tickets tickets;
    private final Clock clock;

    public Downloads(Transactions transactions, StoredFiles files, BlobStore blobs, Tickets tickets, Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.blobs = blobs;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** A way to fetch this file once. */
    public String ticket(StoredFile file, Changes changes) {
        return tickets.issue(file.id(), clock.instant().plus(TICKET), changes);
    }

    /** The ticket is spent, whatever comes of it. */
    public Outcome<StoredFile> redeem(String ticket) {
        return transactions
                .write(changes -> Outcome.accepted(tickets.use(ticket, clock.instant())))
                .then(found -> found.flatMap(id -> files.find(id, clock.instant()))
                        .map(DownloadRules::available)
                        .orElseGet(() -> Outcome.refused(NOT_FOUND, GONE)));
    }

    /** All the bytes of a file that was found available, at hand and undamaged. */
    public Spool bytes(StoredFile file) {
        var spool = new Spool();
        try (InputStream stored = blobs.open(BlobName.of(file))
                .orElseThrow(() -> new IllegalStateException("the bytes of file " + file.id() + " are gone"))) {
            var digested = new DigestInputStream(stored, Digest.begun());
            digested.transferTo(spool);
            if (!Digest.of(digested.getMessageDigest().digest()).equals(file.sha256())) {
                throw new IllegalStateException("the bytes of file " + file.id() + " are damaged");
            }
            return spool;
        } catch (IOException e) {
            throw closed(spool, new UncheckedIOException("the bytes of file " + file.id() + " cannot be read", e));
        } catch (RuntimeException e) {
            throw closed(spool, e);
        }
    }

    private static RuntimeException closed(Spool spool, RuntimeException failure) {
        try {
            spool.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
