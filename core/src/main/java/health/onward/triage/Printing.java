package health.onward.triage;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ProviderDecisions.Act;

/** Marks the clinical information as printed, so that colleagues see it on their lists and do not print it again. */
public final class Printing {

    private static final Act MARK =
            new Act(ReferralAction.MARK_PRINTED, LedgerAction.INFORMATION_PRINTED, "mark-printed");

    private final ProviderDecisions decisions;

    public Printing(ProviderDecisions decisions) {
        this.decisions = decisions;
    }

    public Outcome<ReferralChange> mark(Target target, Actor actor) {
        return decisions.write(
                MARK,
                target,
                actor,
                (open, now) -> HoldingRules.printed(open, now).map(Made::of));
    }
}
