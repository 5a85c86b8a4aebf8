package health.onward.platform;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes ids: time-ordered numbers of at most 63 bits, and UUIDs. No sequence, no registry. One instance never gives the same
 * number twice, even when its clock stands still or is set back; two nodes differ by chance.
 */
public final class Ids {

    /** 2020-01-01, so that 43 bits of milliseconds last until the year 2298. */
    private static final long EPOCH = 1_577_836_800_000L;

    private static final int KEY_BITS = 14;

    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong lastRouted = new AtomicLong();

    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** 43 bits of time, 20 of chance: unique across nodes together with the key and instant it stands beside. */
    public long next() {
        return after(last, (millis() << 20) | random.nextInt(1 << 20));
    }

    /** An id that routes by itself: {@code n * 16384 + key}, 43 bits of time and 6 of chance in n. */
    public long routed(int key) {
        return (after(lastRouted, (millis() << 6) | random.nextInt(1 << 6)) << KEY_BITS) | key;
    }

    public UUID uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private long millis() {
        return clock.millis() - EPOCH;
    }

    private static long after(AtomicLong last, long wanted) {
        return last.updateAndGet(before -> Math.max(before + 1, wanted));
    }
}
