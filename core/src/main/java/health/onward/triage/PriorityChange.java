package health.onward.triage;

import health.onward.audit.LedgerAction;
import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ProviderDecisions.Act;
import java.util.Optional;
import java.util.function.Supplier;

/** A provider's clinician gives a referral another priority and keeps its appointment; both sides' lists show it at once. */
public final class PriorityChange {

    private static final Act CHANGE =
            new Act(ReferralAction.CHANGE_PRIORITY, LedgerAction.PRIORITY_CHANGED, "change-priority");

    private final ProviderDecisions decisions;
    private final Supplier<Deadlines> deadlines;

    public PriorityChange(ProviderDecisions decisions, Supplier<Deadlines> deadlines) {
        this.decisions = decisions;
        this.deadlines = deadlines;
    }

    /** @param reason must be given: the ledger keeps it */
    public Outcome<ReferralChange> change(Target target, Priority to, Optional<String> reason, Actor actor) {
        return decisions.write(
                CHANGE,
                target,
                actor,
                (open, now) -> PriorityRules.decide(open, to, reason, deadlines.get(), now)
                        .map(after -> Made.of(after).saying(Optional.empty(), reason)));
    }
}
