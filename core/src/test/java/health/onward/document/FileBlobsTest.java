package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    void what_a_crash_left_half_copied_is_told_of_by_the_name_it_was_to_have_and_goes() throws IOException {
        Path half = Files.createDirectories(
                        scratch.resolve("files").resolve("ab").resolve("cd"))
                .resolve("abcd" + "0".repeat(60) + "." + UUID.randomUUID() + ".half");
        Files.write(half, new byte[] {1});
        List<BlobName> told = new ArrayList<>();
        store().olderThan(Instant.now().plusSeconds(60), told::add);
        assertThat(told).hasSize(1);
        store().remove(told.getFirst());
        assertThat(half).doesNotExist();
    }

    @Test
    void a_place_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.createFile(scratch.resolve("a file"));
        assertThatThrownBy(() -> new FileBlobs(file.resolve("files")).check()).isInstanceOf(IOException.class);
    }
}
