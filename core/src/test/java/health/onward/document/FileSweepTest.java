package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class FileSweepTest {

    /** So that what was kept a moment ago is old enough. */
    private static final Duration AT_ONCE = Duration.ofMinutes(-1);

    @TempDir
    private Path scratch;

    @Test
    void what_nobody_used_in_a_day_goes_with_its_bytes_and_what_is_used_stays() {
        try (var world = new FileWorld(scratch)) {
            StoredFile unused = world.uploaded("unused");
            StoredFile used = world.uploaded("used");
            world.link(used);

            world.pass(Duration.ofHours(24).minusSeconds(1));
            world.sweep.expire();
            assertThat(world.find(unused.id())).isPresent();

            world.pass(Duration.ofSeconds(1));
            world.sweep.expire();
            assertThat(world.find(unused.id())).isEmpty();
            assertThat(world.find(used.id())).isPresent();
            assertThat(world.rows()).isEqualTo(1);
            assertThat(world.lying()).isEqualTo(1);
        }
    }

    @Test
    void bytes_without_a_row_go_and_nothing_else_does() throws IOException {
        try (var world = new FileWorld(scratch)) {
            StoredFile kept = world.uploaded("kept");
            StoredFile lost = world.uploaded("its row is lost");
            JdbcClient.create(world.tap)
                    .sql("delete from file where id = ?")
                    .param(lost.id().value())
                    .update();
            Path half = Files.createTempFile(world.directory.resolve("incoming"), "", ".incoming");
            Path foreign = Files.createFile(world.directory.resolve("files").resolve("README"));

            assertThat(world.sweep.orphans()).as("too young to tell").isZero();
            assertThat(world.sweep.orphans(AT_ONCE)).isEqualTo(1);

            assertThat(world.blobs.open(BlobName.of(lost))).isEmpty();
            assertThat(world.blobs.open(BlobName.of(kept))).isPresent();
            assertThat(half).doesNotExist();
            assertThat(foreign).exists();
            assertThat(world.sweep.orphans(AT_ONCE)).isZero();
        }
    }

    @Test
    void tickets_that_are_over_are_forgotten() {
        try (var world = new FileWorld(scratch)) {
            world.ticket(world.uploaded("text"));
            world.pass(Duration.ofMinutes(3));
            world.sweep.expire();
            assertThat(JdbcClient.create(world.tap)
                            .sql("select count(*) from file_ticket")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
