package health.onward.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the bytes of files lie, outside the database. It knows nothing of who may see them. */
public interface BlobStore {

    /**
     * When it returns, the bytes outlive a crash of the machine.
     *
     * @param bytes a file whose contents the name's digest is of; it may be taken away
     */
    void keep(BlobName name, Path bytes) throws IOException;

    /** Empty when there is nothing by this name. */
    Optional<InputStream> open(BlobName name) throws IOException;

    /** Whether there is something by this name, without reading it. */
    boolean has(BlobName name) throws IOException;

    /** Gone when it returns, whether it was there or not. */
    void remove(BlobName name) throws IOException;

    /** Tells of everything that lies here since before an instant of real time. */
    void olderThan(Instant instant, Consumer<BlobName> told) throws IOException;

    /** Says no when nothing can be kept or opened now. */
    void check() throws IOException;
}
