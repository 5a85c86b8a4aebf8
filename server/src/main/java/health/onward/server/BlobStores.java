package health.onward.server;

import health.onward.document.BlobStore;
import health.onward.document.FileBlobs;
import health.onward.outside.blob.S3Blobs;
import health.onward.platform.CannotStart;
import health.onward.server.settings.DocumentSettings;
import java.io.IOException;

/** Opens the store of files that the settings name. */
public final class BlobStores {

    private BlobStores() {}

    public static BlobStore of(DocumentSettings documents) {
        BlobStore store = documents
                .store()
                .<BlobStore>map(s3 -> new S3Blobs(s3.url(), s3.region(), s3.bucket(), s3.key(), s3.secret()))
                .orElseGet(() -> new FileBlobs(documents.directory().resolve("files")));
        try {
            store.check();
        } catch (IOException e) {
            throw new CannotStart(
                    "files cannot be kept (" + e.getMessage() + "): check ONWARD_DOCUMENTS, or the ONWARD_S3 settings",
                    e);
        }
        return store;
    }
}
