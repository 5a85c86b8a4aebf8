package health.onward.document;

import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
            return Outcome.accepted(kept(
                    new StoredFile(
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
                            Optional.empty()),
                    received));
        } catch (IOException e) {
            return failed(e, actor);
        }
    }

    /** Of a file that was found clean, for another request: whoever handed it in still did, and no two requests share bytes. */
    public Outcome<StoredFile> copy(StoredFile original, long ubrn, Actor actor, Instant now) {
        try (InputStream bytes = blobs.open(BlobName.of(original))
                        .orElseThrow(() -> new IOException("the bytes of file " + original.id() + " are gone"));
                Received received = intake.receive(bytes, original.bytes())) {
            if (!received.sha256().equals(original.sha256())) {
                throw new IOException("the bytes of file " + original.id() + " are damaged");
            }
            return Outcome.accepted(kept(
                    new StoredFile(
                            new FileId(ids.uuid()),
                            original.name(),
                            original.type(),
                            original.bytes(),
                            original.sha256(),
                            OptionalLong.of(ubrn),
                            now,
                            original.uploadedBy(),
                            original.organisation(),
                            original.onBehalfOf(),
                            original.availability(),
                            OptionalLong.empty(),
                            Optional.empty()),
                    received));
        } catch (IOException e) {
            return failed(e, actor);
        }
    }

    private StoredFile kept(StoredFile file, Received received) throws IOException {
        blobs.keep(BlobName.of(file), received.file());
        return file;
    }

    private static Outcome<StoredFile> failed(IOException e, Actor actor) {
        LOG.error("A file of our own could not be kept, request {}", actor.requestId(), e);
        return Outcome.refused(
                RefusalCode.SYSTEM_UNAVAILABLE, "files cannot be kept now; send it again in a few minutes");
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
