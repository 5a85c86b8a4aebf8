package health.onward.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void ids_are_unique_and_grow_even_when_the_clock_stands_still() {
        var ids = at(NOON);
        long[] made = LongStream.generate(ids::next).limit(100_000).toArray();
        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made[0]).isPositive();
    }

    @Test
    void a_later_id_is_greater_than_one_of_another_node_before() {
        assertThat(at(NOON.plusMillis(1)).next()).isGreaterThan(at(NOON).next());
        assertThat(at(NOON.plusMillis(1)).routed(0)).isGreaterThan(at(NOON).routed(16383));
    }

    @Test
    void a_routed_id_gives_its_key_back() {
        var ids = at(NOON);
        for (int key : new int[] {0, 1, 4711, 16383}) {
            assertThat(ids.routed(key) % 16384).isEqualTo(key);
        }
    }

    @Test
    void ids_stay_positive_until_the_year_2298() {
        assertThat(at(Instant.parse("2298-01-01T00:00:00Z")).next()).isPositive();
        assertThat(at(Instant.parse("2298-01-01T00:00:00Z")).routed(16383)).isPositive();
    }

    @Test
    void uuids_are_of_version_four() {
        var uuid = at(NOON).uuid();
        assertThat(uuid.version()).isEqualTo(4);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    private static Ids at(Instant now) {
        return new Ids(Clock.fixed(now, ZoneOffset.UTC), new Random(7));
    }
}
