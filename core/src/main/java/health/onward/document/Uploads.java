package health.onward.document;

import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a file in (A020). Its bytes are safe before its row is: a crash in between leaves bytes that belong to nothing, which a
 * sweep finds, and never a row without bytes.
 */
public final class Uploads {

    /** Until then an uploaded file must have become part of a request (A020; rules 4.4). */
    static final Duration UNUSED = Duration.ofHours(24);

    /**
     * How many files are brought to the disk and into the database at once. Many at once only wait for the same disk, and each would
     * hold one of the few connections while it does; in a row they are done as soon.
     */
    private static final int KEPT_AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final Transactions transactions;
    private final StoredFiles files;
    private final BlobStore blobs;
    private final Intake intake;
    private final Requests requests;
    private final Ids ids;
    private final Clock clock;
    private final Semaphore places = new Semaphore(KEPT_AT_ONCE, true);

    public Uploads(
            Transactions transactions,
            StoredFiles files,
            BlobStore blobs,
            Intake intake,
            Requests requests,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.files = files;
        this.blobs = blobs;
        this.intake = intake;
        this.requests = requests;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes all of it in before it says anything: a sender who is refused while still sending would only see a broken connection.
     *
     * @param said what is understood of it, or why it is not
     * @param announced how many bytes the sender said there are, or -1
     * @param once how this write is answered and known again, by the digest of what was sent
     */
    public Outcome<Answer> upload(
            Outcome<HandedIn> said,
            InputStream body,
            long announced,
            Actor actor,
            String endpoint,
            Function<Digest, Once<StoredFile>> once) {
        try (Received received = intake.receive(body, announced)) {
            return said.then(understood -> UploadRules.contents(understood, received.bytes(), received.first()))
                    .then(fits -> keep(fits, received, actor, endpoint, once.apply(received.sha256())));
        } catch (Intake.CutOff e) {
            return Outcome.refused(RefusalCode.BAD_REQUEST, "the file did not come whole; send it again");
        } catch (IOException e) {
            LOG.error("A file could not be taken in, request {}", actor.requestId(), e);
            return Outcome.refused(
                    RefusalCode.SYSTEM_UNAVAILABLE, "files cannot be taken in now; send it again in a few minutes");
        }
    }

    private Outcome<Answer> keep(
            HandedIn said, Received received, Actor actor, String endpoint, Once<StoredFile> once) {
        Instant now = clock.instant();
        StoredFile file = file(said, received, actor, now);
        places.acquireUninterruptibly();
        try {
            blobs.keep(BlobName.of(file), received.file());
            Outcome<Answer> outcome = transactions.once(once, changes -> store(file, actor, endpoint, now, changes));
            if (outcome instanceof Refused) {
                // Rolled back for certain. After an exception nobody knows, and the sweep looks.
                blobs.remove(BlobName.of(file));
            }
            return outcome;
        } catch (IOException e) {
            LOG.error("A file could not be kept, request {}", actor.requestId(), e);
            return Outcome.refused(
                    RefusalCode.SYSTEM_UNAVAILABLE, "files cannot be kept now; send it again in a few minutes");
        } finally {
            places.release();
        }
    }

    private Outcome<StoredFile> store(StoredFile file, Actor actor, String endpoint, Instant now, Changes changes) {
        Outcome<StoredFile> known = file.meantFor().isEmpty()
                ? Outcome.accepted(file)
                : requests.named(file.meantFor().getAsLong(), actor, endpoint, changes)
                        .map(ubrn -> file);
        return known.map(stored -> {
            files.insert(stored, now.plus(UNUSED), changes);
            return stored;
        });
    }

    private StoredFile file(HandedIn said, Received received, Actor actor, Instant now) {
        return new StoredFile(
                new FileId(ids.uuid()),
                said.name(),
                said.type(),
                received.bytes(),
                received.sha256(),
                said.meantFor(),
                now,
                actor.user(),
                actor.organisation(),
                actor.onBehalfOf(),
                Availability.PENDING,
                OptionalLong.empty(),
                Optional.empty());
    }
}
