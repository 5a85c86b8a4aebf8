package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {

    @TempDir
    private Path scratch;

    @Test
    void a_ticket_is_good_once_also_when_many_come_at_once() throws Exception {
        try (var world = new FileWorld(scratch);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            StoredFile file = clean(world);
            String ticket = ((Accepted<String>) world.ticket(file)).value();
            Callable<Outcome<StoredFile>> use = () -> world.downloads.redeem(ticket);

            List<Future<Outcome<StoredFile>>> all =
                    threads.invokeAll(Stream.generate(() -> use).limit(8).toList());

            assertThat(all.stream().map(Future::resultNow).filter(Accepted.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void a_ticket_is_good_for_two_minutes_and_gone_later() {
        try (var world = new FileWorld(scratch)) {
            StoredFile file = clean(world);
            String ticket = ((Accepted<String>) world.ticket(file)).value();
            world.pass(Duration.ofMinutes(2));
            assertThat(world.downloads.redeem(ticket)).isInstanceOf(Refused.class);
            assertThat(world.downloads.redeem("x".repeat(43))).isInstanceOf(Refused.class);
            assertThat(world.downloads.redeem("' or true --")).isInstanceOf(Refused.class);
        }
    }

    @Test
    void bytes_come_back_as_they_were_or_not_at_all() throws IOException {
        try (var world = new FileWorld(scratch)) {
            StoredFile file = clean(world);
            var out = new ByteArrayOutputStream();
            Spool spool = world.downloads.bytes(file);
            spool.sendTo(out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Dear colleague");

            Path place =
                    world.directory.resolve("files").resolve(BlobName.of(file).path());
            Files.writeString(place, "Dear colleagve");
            assertThatThrownBy(() -> world.downloads.bytes(file)).hasMessageContaining("damaged");
            Files.delete(place);
            assertThatThrownBy(() -> world.downloads.bytes(file)).hasMessageContaining("gone");
        }
    }

    private static StoredFile clean(FileWorld world) {
        StoredFile file = world.uploaded("Dear colleague");
        world.scanning(new Scanner() {
                    @Override
                    public String name() {
                        return "test";
                    }

                    @Override
                    public Verdict scan(FileType type, Contents contents) {
                        return new Verdict.Clean();
                    }
                })
                .run();
        return world.find(file.id()).orElseThrow();
    }
}
