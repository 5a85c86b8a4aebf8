package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileBlobsTest extends BlobStoreContract {

    @Override
    protected BlobStore store() {
        return new FileBlobs(scratch.resolve("files"));
    }

    @Test
    void a_file_lies_under_its_digest_and_nothing_of_its_own_name() throws IOException {
        Path bytes = Files.write(Files.createTempFile(scratch, "", ".incoming"), new byte[] {1});
        var name = new BlobName(Digest.of(Digest.begun().digest(new byte[] {1})), new FileId(UUID.randomUUID()));
        store().keep(name, bytes);

        String hex = name.sha256().hex();
        Path place = scratch.resolve("files").resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4));
        assertThat(place.resolve(name.toString())).exists();
        assertThat(bytes).doesNotExist();
    }

    @Test
    void a_place_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.createFile(scratch.resolve("a file"));
        assertThatThrownBy(() -> new FileBlobs(file.resolve("files")).check()).isInstanceOf(IOException.class);
    }
}
