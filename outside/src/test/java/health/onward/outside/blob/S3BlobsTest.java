package health.onward.outside.blob;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.document.BlobStore;
import health.onward.document.BlobStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks S3 over HTTP. */
class S3BlobsTest extends BlobStoreContract {

    private static @Nullable S3Server server;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, InterruptedException {
        server = S3Server.start(directory);
    }

    @AfterAll
    static void stop() {
        running().close();
    }

    private static S3Server running() {
        return java.util.Objects.requireNonNull(server);
    }

    @Override
    protected BlobStore store() {
        return new S3Blobs(running().url(), "us-east-1", S3Server.BUCKET, S3Server.KEY, S3Server.SECRET);
    }

    @Test
    void a_store_that_does_not_know_us_and_a_bucket_that_is_not_there_are_told() {
        assertThatThrownBy(
                        () -> new S3Blobs(running().url(), "us-east-1", S3Server.BUCKET, S3Server.KEY, "wrong").check())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        new S3Blobs(running().url(), "us-east-1", "nosuch", S3Server.KEY, S3Server.SECRET).check())
                .isInstanceOf(IOException.class);
    }
}
