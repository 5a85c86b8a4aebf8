package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {

    @TempDir
    private Path scratch;

    @Test
    void a_file_is_kept_with_all_that_was_said_of_it_and_waits_to_be_looked_at() {
        try (var world = new FileWorld(scratch)) {
            StoredFile file = world.uploaded("Dear colleague");

            assertThat(file.name()).isEqualTo("letter.txt");
            assertThat(file.bytes()).isEqualTo(14);
            assertThat(file.availability()).isEqualTo(Availability.PENDING);
            assertThat(file.organisation()).isEqualTo(FileWorld.actor().organisation());
            assertThat(world.lying()).isEqualTo(1);
        }
    }

    @Test
    void an_upload_crosses_the_wire_to_the_database_three_times_at_most() {
        try (var world = new FileWorld(scratch)) {
            world.upload("first");
            world.tap.forget();

            world.upload("second", OptionalLong.of(FileWorld.KNOWN), "a key");

            assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void what_is_refused_leaves_neither_row_nor_bytes() {
        try (var world = new FileWorld(scratch)) {
            assertThat(code(world.upload("", OptionalLong.empty(), null))).isEqualTo(RefusalCode.FILE_SIZE_ERROR);
            assertThat(code(world.upload("a".repeat(5_242_881)))).isEqualTo(RefusalCode.FILE_SIZE_ERROR);
            assertThat(code(world.upload("a\0b"))).isEqualTo(RefusalCode.CONFLICTING_VALUES);
            assertThat(code(world.upload("text", OptionalLong.of(1), null))).isEqualTo(RefusalCode.INAPPROPRIATE_VALUE);

            assertThat(world.rows()).isZero();
            assertThat(world.lying()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 131_072, 999_999})
    void what_is_cut_off_leaves_neither_row_nor_bytes(int sent) {
        try (var world = new FileWorld(scratch)) {
            InputStream breaks = new SequenceInputStream(new ByteArrayInputStream(new byte[sent]), new Broken());
            assertThat(code(world.upload(breaks, 1_000_000, OptionalLong.empty(), null)))
                    .isEqualTo(RefusalCode.BAD_REQUEST);
            InputStream ends = new ByteArrayInputStream(new byte[sent]);
            assertThat(code(world.upload(ends, 1_000_000, OptionalLong.empty(), null)))
                    .isEqualTo(RefusalCode.BAD_REQUEST);

            assertThat(world.rows()).isZero();
            assertThat(world.lying()).isZero();
        }
    }

    @Test
    void the_same_key_is_the_same_file_and_what_came_twice_is_swept_away() {
        try (var world = new FileWorld(scratch)) {
            FileId first = FileWorld.id(world.upload("text", OptionalLong.empty(), "key-1"));
            FileId again = FileWorld.id(world.upload("text", OptionalLong.empty(), "key-1"));

            assertThat(again).isEqualTo(first);
            assertThat(world.rows()).isEqualTo(1);
            assertThat(world.sweep.orphans(Duration.ofMinutes(-1))).isEqualTo(1);
            assertThat(world.lying()).isEqualTo(1);
            assertThat(code(world.upload("other", OptionalLong.empty(), "key-1")))
                    .isEqualTo(RefusalCode.KEY_REUSED);
            assertThat(world.lying()).isEqualTo(1);
        }
    }

    @Test
    void a_store_that_is_full_is_told_as_a_time_to_come_back() {
        try (var world = new FileWorld(scratch, new Full())) {
            assertThat(code(world.upload("text"))).isEqualTo(RefusalCode.SYSTEM_UNAVAILABLE);
            assertThat(world.rows()).isZero();
            assertThat(world.lying()).isZero();
        }
    }

    private static RefusalCode code(Outcome<Answer> outcome) {
        return ((Refused<Answer>) outcome).code();
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset by peer");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("connection reset by peer");
        }
    }

    private static final class Full implements BlobStore {
        @Override
        public void keep(BlobName name, Path bytes) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public Optional<InputStream> open(BlobName name) {
            return Optional.empty();
        }

        @Override
        public boolean has(BlobName name) {
            return false;
        }

        @Override
        public void remove(BlobName name) {}

        @Override
        public void olderThan(Instant instant, Consumer<BlobName> told) {}

        @Override
        public void check() {}
    }
}
