package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.document.FileCheck.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {

    @TempDir
    private Path scratch;

    @Test
    void rows_without_bytes_changed_bytes_and_bytes_without_a_row_are_told_apart_and_nothing_is_touched()
            throws IOException {
        try (var world = new FileWorld(scratch)) {
            StoredFile well = world.uploaded("well");
            StoredFile gone = world.uploaded("its bytes are gone");
            StoredFile changed = world.uploaded("its bytes are others");
            world.blobs.remove(BlobName.of(gone));
            Files.writeString(place(world, changed), "tampered with");
            BlobName stray = stray(world, Duration.ofHours(2));
            stray(world, Duration.ofMinutes(2));
            var check = new FileCheck(world.files, world.blobs, Clock.systemUTC());

            Found found = check.check(false);
            assertThat(found.files()).isEqualTo(3);
            assertThat(found.gone()).containsExactly(gone);
            assertThat(found.damaged()).as("nobody has read them").isEmpty();
            assertThat(found.stray())
                    .as("the young one may be waiting for its row")
                    .containsExactly(stray);

            Found read = check.check(true);
            assertThat(read.damaged()).containsExactly(changed);
            assertThat(read.well()).isFalse();
            assertThat(world.rows()).isEqualTo(3);
            assertThat(world.blobs.has(BlobName.of(well))).isTrue();
            assertThat(world.blobs.has(stray)).isTrue();
        }
    }

    @Test
    void where_all_is_well_nothing_is_found() throws IOException {
        try (var world = new FileWorld(scratch)) {
            world.uploaded("one");
            world.uploaded("two");
            assertThat(new FileCheck(world.files, world.blobs, Clock.systemUTC())
                            .check(true)
                            .well())
                    .isTrue();
        }
    }

    private static BlobName stray(FileWorld world, Duration age) throws IOException {
        var name = new BlobName(Digest.of(Digest.begun().digest(new byte[] {1})), new FileId(UUID.randomUUID()));
        world.blobs.keep(name, Files.write(world.directory.resolve("stray"), new byte[] {1}));
        Files.setLastModifiedTime(
                world.directory.resolve("files").resolve(name.path()),
                FileTime.from(Instant.now().minus(age)));
        return name;
    }

    private static Path place(FileWorld world, StoredFile file) {
        return world.directory.resolve("files").resolve(BlobName.of(file).path());
    }
}
