package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of bytes promises. */
public abstract class BlobStoreContract {

    @TempDir
    protected Path scratch;

    protected abstract BlobStore store() throws IOException;

    @Test
    void what_is_kept_comes_back_until_it_is_removed() throws IOException {
        BlobStore store = store();
        byte[] bytes = new byte[300_000];
        bytes[299_999] = 7;
        BlobName name = keep(store, bytes);

        assertThat(read(store, name)).isEqualTo(bytes);
        assertThat(read(store, name)).isEqualTo(bytes);
        assertThat(store.has(name)).isTrue();

        store.remove(name);
        assertThat(store.open(name)).isEmpty();
        assertThat(store.has(name)).isFalse();
        store.remove(name);
    }

    @Test
    void the_same_bytes_handed_in_twice_are_two_files_and_one_can_go() throws IOException {
        BlobStore store = store();
        BlobName first = keep(store, new byte[] {1});
        BlobName second = keep(store, new byte[] {1});

        store.remove(first);

        assertThat(read(store, second)).containsExactly(1);
    }

    @Test
    void it_tells_what_lies_there_since_before_an_instant() throws IOException {
        BlobStore store = store();
        BlobName name = keep(store, new byte[] {1});
        List<BlobName> old = new ArrayList<>();
        List<BlobName> all = new ArrayList<>();

        store.olderThan(Instant.now().minusSeconds(60), old::add);
        store.olderThan(Instant.now().plusSeconds(60), all::add);

        assertThat(old).doesNotContain(name);
        assertThat(all).contains(name);
    }

    @Test
    void what_nobody_kept_is_not_there_and_the_store_says_that_it_is_well() throws IOException {
        BlobStore store = store();
        assertThat(store.open(new BlobName(Digest.of(Digest.begun().digest()), new FileId(UUID.randomUUID()))))
                .isEmpty();
        store.check();
    }

    private BlobName keep(BlobStore store, byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile(scratch, "", ".incoming"), bytes);
        var name = new BlobName(Digest.of(Digest.begun().digest(bytes)), new FileId(UUID.randomUUID()));
        store.keep(name, file);
        return name;
    }

    private static byte[] read(BlobStore store, BlobName name) throws IOException {
        try (InputStream stream = store.open(name).orElseThrow()) {
            return stream.readAllBytes();
        }
    }
}
