package health.onward.worklist.canary;

import health.onward.referral.Progress;

/** The rule restated: looks at a standing where the rules should be asked. */
final class GuiltyStanding {

    private GuiltyStanding() {}

    static boolean booked(Progress progress) {
        return progress instanceof Progress.Booked;
    }
}
