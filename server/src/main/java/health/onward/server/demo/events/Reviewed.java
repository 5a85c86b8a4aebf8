package health.onward.server.demo.events;

import health.onward.referral.ReferralChange;
import health.onward.triage.Target;

/** What the events of a provider's review have in common: one request, and what became of it. */
final class Reviewed {

    private Reviewed() {}

    static Target target(Happening happening) {
        Happening.Target said = happening.target();
        return new Target(said.referral().ubrn(), said.version());
    }

    static Happened happened(ReferralChange change) {
        return Happened.of(change.after());
    }
}
