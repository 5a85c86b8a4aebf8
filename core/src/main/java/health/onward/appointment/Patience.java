package health.onward.appointment;

import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import java.time.Duration;
import java.util.function.Supplier;

/** Tries again what met another writer: those lock a referral for moments only. */
final class Patience {

    private static final Duration NEXT_TRY = Duration.ofMillis(50);
    private static final int TRIES = 40;

    private Patience() {}

    static <T> Outcome<T> untilUnlocked(Supplier<Outcome<T>> write) {
        for (int n = 1; ; n++) {
            Outcome<T> outcome = write.get();
            if (n == TRIES || !(outcome instanceof Refused<T> refused) || refused.code() != RefusalCode.LOCKED) {
                return outcome;
            }
            pause(NEXT_TRY);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
