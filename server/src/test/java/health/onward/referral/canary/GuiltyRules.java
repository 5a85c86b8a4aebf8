package health.onward.referral.canary;

import java.time.Clock;
import java.time.Instant;

/** A rule that gives another answer tomorrow. */
final class GuiltyRules {

    private GuiltyRules() {}

    static boolean past(Instant start, Clock clock) {
        return start.isBefore(clock.instant());
    }
}
