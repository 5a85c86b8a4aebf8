package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredFilesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofHours(24));
    private static final long UBRN = 70_000;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void a_file_comes_back_as_it_was_handed_in(Profile profile) {
        try (var database = TestDatabase.fresh(profile)) {
            var tap = new StatementTap(database.application());
            StoredFile file = stored(tap, Optional.of(new UserId("021600556514")));

            assertThat(files(tap).find(file.id(), NOW)).contains(file);
            assertThat(files(tap).find(List.of(file.id(), new FileId(UUID.randomUUID())), NOW))
                    .containsOnly(java.util.Map.entry(file.id(), file));
            assertThat(files(tap).find(List.of(), NOW)).isEmpty();
            write(tap, changes -> files(tap).link(file.id(), UBRN, NOW, changes));
            write(tap, changes -> files(tap).unlink(file.id(), UBRN, NOW, changes));
            if (profile == Profile.PARTITIONED) {
                RoutingLint.check(tap, database.owner());
            }
        }
    }

    @Test
    void a_file_becomes_part_of_one_request_only() {
        try (var database = TestDatabase.fresh()) {
            var tap = new StatementTap(database.application());
            StoredFile file = stored(tap, Optional.empty());

            assertThat(link(tap, file, UBRN, NOW)).isInstanceOf(Outcome.Accepted.class);

            assertThat(code(link(tap, file, UBRN + 1, NOW))).isEqualTo(RefusalCode.INVALID_STATE);
            assertThat(code(link(tap, file, UBRN, NOW))).isEqualTo(RefusalCode.INVALID_STATE);
            assertThat(files(tap).find(file.id(), NOW).orElseThrow().linkedTo(UBRN))
                    .isTrue();
        }
    }

    @Test
    void what_was_taken_off_a_request_can_go_back_to_it_and_to_no_other() {
        try (var database = TestDatabase.fresh()) {
            var tap = new StatementTap(database.application());
            StoredFile file = stored(tap, Optional.empty());
            link(tap, file, UBRN, NOW);

            assertThat(unlink(tap, file, UBRN + 1)).isInstanceOf(Refused.class);
            assertThat(unlink(tap, file, UBRN)).isInstanceOf(Outcome.Accepted.class);
            assertThat(code(unlink(tap, file, UBRN))).isEqualTo(RefusalCode.INVALID_STATE);

            assertThat(files(tap).find(file.id(), TOMORROW).orElseThrow().linked())
                    .isFalse();
            assertThat(code(link(tap, file, UBRN + 1, NOW))).isEqualTo(RefusalCode.INVALID_STATE);
            assertThat(link(tap, file, UBRN, TOMORROW)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void what_nobody_uses_within_its_time_is_gone_and_what_is_used_stays() {
        try (var database = TestDatabase.fresh()) {
            var tap = new StatementTap(database.application());
            StoredFile unused = stored(tap, Optional.empty());
            StoredFile used = stored(tap, Optional.empty());
            link(tap, used, UBRN, NOW);

            assertThat(files(tap).find(List.of(unused.id(), used.id()), TOMORROW))
                    .containsOnlyKeys(used.id());
            assertThat(code(link(tap, unused, UBRN, TOMORROW))).isEqualTo(RefusalCode.INVALID_STATE);
            assertThat(files(tap).expired(TOMORROW, 10)).containsExactly(unused);
        }
    }

    private static StoredFiles files(StatementTap tap) {
        return new StoredFiles(JdbcClient.create(tap));
    }

    private static StoredFile stored(StatementTap tap, Optional<UserId> onBehalfOf) {
        var file = new StoredFile(
                new FileId(UUID.randomUUID()),
                "Results é.pdf",
                FileType.PDF,
                17,
                Digest.of(Digest.begun().digest()),
                OptionalLong.of(UBRN),
                NOW,
                new UserId("021600556111"),
                new OdsCode("R69"),
                onBehalfOf,
                Availability.PENDING,
                OptionalLong.empty(),
                Optional.empty());
        write(tap, changes -> files(tap).insert(file, TOMORROW, changes));
        return file;
    }

    private static Outcome<Boolean> link(StatementTap tap, StoredFile file, long ubrn, Instant now) {
        return write(tap, changes -> files(tap).link(file.id(), ubrn, now, changes));
    }

    private static Outcome<Boolean> unlink(StatementTap tap, StoredFile file, long ubrn) {
        return write(tap, changes -> files(tap).unlink(file.id(), ubrn, NOW, changes));
    }

    private static Outcome<Boolean> write(StatementTap tap, Consumer<health.onward.platform.Changes> work) {
        return new Transactions(tap, Clock.fixed(NOW, ZoneOffset.UTC)).write(changes -> {
            work.accept(changes);
            return Outcome.accepted(true);
        });
    }

    private static RefusalCode code(Outcome<?> outcome) {
        return ((Refused<?>) outcome).code();
    }
}
