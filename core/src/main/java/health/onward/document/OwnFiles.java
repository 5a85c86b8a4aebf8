package health.onward.document;

import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps files that we write ourselves (A027). Their bytes are safe before their row is, as with those that are handed in; nobody needs
 * to look for viruses in them.
 */
public final class OwnFiles {

    private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);

    private final StoredFiles files;
    private final BlobStore blobs;
    private final Intake intake;
    private final Ids ids;

    public OwnFiles(StoredFiles files, BlobStore blobs, Intake intake, Ids ids) {
        this.files = files;
        this.blobs = blobs;
        this.intake = intake;
        this.ids = ids;
    }

    /** @param ubrn of the request that it is written for */
    public Outcome<StoredFile> keep(String name, FileType type, byte[] contents, long ubrn, Actor actor, Instant now) {
        try (Received received = intake.receive(new ByteArrayInputStream(contents), contents.length)) {
            var file = new StoredFile(
                    new FileId(ids.uuid()),
                    name,
                    type,
                    received.bytes(),
                    received.sha256(),
                    OptionalLong.of(ubrn),
                    now,
                    actor.user(),
                    actor.organisation(),
                    actor.onBehalfOf(),
                    Availability.AVAILABLE,
                    OptionalLong.empty(),
                    Optional.empty());
            blobs.keep(BlobName.of(file), received.file());
            return Outcome.accepted(file);
        } catch (IOException e) {
            LOG.error("A file of our own could not be kept, request {}", actor.requestId(), e);
            return Outcome.refused(
                    RefusalCode.SYSTEM_UNAVAILABLE, "files cannot be kept now; send it again in a few minutes");
        }
    }

    /** Within the transaction that also links it: nobody else can. */
    public void insert(StoredFile kept, Changes changes) {
        files.insert(kept, kept.uploadedAt().plus(Uploads.UNUSED), changes);
    }

    /** Nothing became of what it was written for. What cannot be removed now, the sweep finds. */
    public void drop(StoredFile kept) {
        try {
            blobs.remove(BlobName.of(kept));
        } catch (IOException e) {
            LOG.warn("The bytes of file {}, which nobody needs, are left to the sweep", kept.id(), e);
        }
    }
}
