package health.onward.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoClockTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Clock REAL = Clock.fixed(NOW, ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_starts_with_the_real_time_and_goes_where_it_is_moved() {
        DemoClock clock = DemoClock.in(database.application(), REAL);
        assertThat(clock.instant()).isEqualTo(NOW);
        clock.advance(Duration.ofDays(3));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-26T09:00:00Z"));
        clock.moveTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void a_restart_remembers_where_it_was_moved() {
        DemoClock.in(database.application(), REAL).advance(Duration.ofHours(-5));
        assertThat(DemoClock.in(database.application(), REAL).instant()).isEqualTo(NOW.minus(Duration.ofHours(5)));
    }

    @Test
    void it_can_be_taken_along_to_a_fresh_database() {
        DemoClock clock = DemoClock.in(database.application(), REAL);
        clock.advance(Duration.ofDays(1));
        try (TestDatabase fresh = TestDatabase.fresh()) {
            clock.keepIn(fresh.application());
            assertThat(DemoClock.in(fresh.application(), REAL).instant()).isEqualTo(clock.instant());
        }
    }
}
