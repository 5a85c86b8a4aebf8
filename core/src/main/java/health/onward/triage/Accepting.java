package health.onward.triage;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ProviderDecisions.Act;

/** Accepts a booked referral after review (A013). */
public final class Accepting {

    private static final Act ACCEPT = new Act(ReferralAction.ACCEPT, LedgerAction.REFERRAL_ACCEPTED, "A013");

    private final ProviderDecisions decisions;

    public Accepting(ProviderDecisions decisions) {
        this.decisions = decisions;
    }

    public Outcome<Answer> accept(Target target, Actor actor, Once<ReferralChange> once) {
        return decisions.once(
                ACCEPT, target, actor, (open, now) -> Outcome.accepted(Made.of(ReviewRules.accepted(open, now))), once);
    }
}
