package health.onward.referral.canary;

import java.time.Instant;
import java.util.UUID;

/** Takes time and chance instead of being given them. */
final class GuiltyClock {

    private GuiltyClock() {}

    static String stamp() {
        return Instant.now() + " " + UUID.randomUUID();
    }
}
