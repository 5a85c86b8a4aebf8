package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ScanningTest {

    @TempDir
    private Path scratch;

    @Test
    void each_verdict_is_stored_with_who_said_it_and_of_which_bytes() {
        try (var world = new FileWorld(scratch)) {
            assertThat(after(world, new Verdict.Clean())).isEqualTo(Availability.AVAILABLE);
            assertThat(after(world, new Verdict.Threat("Worm"))).isEqualTo(Availability.THREATS_FOUND);
            assertThat(after(world, new Verdict.Invalid("it is none"))).isEqualTo(Availability.VALIDATION_FAILED);

            assertThat(JdbcClient.create(world.tap)
                            .sql(
                                    "select scanner || ' ' || verdict || ' ' || coalesce(finding, '') from file_scan order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("test AVAILABLE ", "test THREATS_FOUND Worm", "test VALIDATION_FAILED it is none");
        }
    }

    @Test
    void what_cannot_be_given_out_is_to_be_told_once_it_is_part_of_a_request_whenever_that_is() {
        try (var world = new FileWorld(scratch)) {
            StoredFile early = world.uploaded("linked before it is looked at");
            StoredFile late = world.uploaded("linked when it is known");
            world.link(early);
            world.scanning(scanner(() -> new Verdict.Threat("Worm"))).run();
            assertThat(world.files.toTell(world.now(), 10))
                    .extracting(StoredFile::id)
                    .containsExactly(early.id());

            world.link(late);
            assertThat(world.files.toTell(world.now(), 10))
                    .extracting(StoredFile::id)
                    .containsExactlyInAnyOrder(early.id(), late.id());
        }
    }

    @Test
    void a_scanner_that_is_away_or_breaks_leaves_a_file_pending_and_is_asked_again_ever_later() {
        try (var world = new FileWorld(scratch)) {
            StoredFile file = world.uploaded("text");
            var asked = new AtomicInteger();
            Scanning failing = world.scanning(scanner(() -> {
                if (asked.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("broken on purpose");
                }
                return new Verdict.NoAnswer("away");
            }));

            failing.run();
            failing.run();
            assertThat(asked).hasValue(1);
            world.pass(Duration.ofSeconds(5));
            failing.run();
            assertThat(asked).hasValue(2);
            world.pass(Duration.ofSeconds(9));
            failing.run();
            assertThat(asked).hasValue(2);
            for (int n = 0; n < 12; n++) {
                world.pass(Duration.ofMinutes(5));
                failing.run();
            }
            assertThat(asked).hasValue(14);
            assertThat(world.find(file.id()).orElseThrow().availability()).isEqualTo(Availability.PENDING);
            assertThat(failing.waiting().files()).isEqualTo(1);
            assertThat(failing.waiting().seconds()).isGreaterThan(3600);

            world.pass(Duration.ofMinutes(5));
            world.scanning(scanner(Verdict.Clean::new)).run();
            assertThat(world.find(file.id()).orElseThrow().availability()).isEqualTo(Availability.AVAILABLE);
        }
    }

    @Test
    void a_file_whose_bytes_are_lost_stays_pending() throws java.io.IOException {
        try (var world = new FileWorld(scratch)) {
            StoredFile file = world.uploaded("text");
            world.blobs.remove(BlobName.of(file));
            world.scanning(reading()).run();
            assertThat(world.find(file.id()).orElseThrow().availability()).isEqualTo(Availability.PENDING);
        }
    }

    @Test
    void what_is_linked_before_it_was_looked_at_is_looked_at_all_the_same() {
        try (var world = new FileWorld(scratch)) {
            StoredFile file = world.uploaded("text");
            world.link(file);
            world.scanning(scanner(Verdict.Clean::new)).run();
            StoredFile after = world.find(file.id()).orElseThrow();
            assertThat(after.availability()).isEqualTo(Availability.AVAILABLE);
            assertThat(after.linkedTo(FileWorld.KNOWN)).isTrue();
        }
    }

    private static Availability after(FileWorld world, Verdict verdict) {
        StoredFile file = world.uploaded("text of " + verdict);
        world.scanning(scanner(() -> verdict)).run();
        return world.find(file.id()).orElseThrow().availability();
    }

    private static Scanner scanner(Supplier<Verdict> says) {
        return new Scanner() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Verdict scan(FileType type, Contents contents) {
                return says.get();
            }
        };
    }

    private static Scanner reading() {
        return new Scanner() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Verdict scan(FileType type, Contents contents) throws java.io.IOException {
                contents.open().close();
                return new Verdict.Clean();
            }
        };
    }
}
