package health.onward.triage;

import health.onward.audit.LedgerAction;
import health.onward.directory.ReferenceData;
import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ProviderDecisions.Act;

/** Sends a booked referral back to its referrer (A014); its slot is offered again. */
public final class Rejecting {

    private static final Act REJECT = new Act(ReferralAction.REJECT, LedgerAction.REFERRAL_REJECTED, "A014");

    private final ProviderDecisions decisions;
    private final ReferenceData reference;

    public Rejecting(ProviderDecisions decisions, ReferenceData reference) {
        this.decisions = decisions;
        this.reference = reference;
    }

    public Outcome<Answer> reject(Target target, Rejection asked, Actor actor, Once<ReferralChange> once) {
        return decisions.once(
                REJECT,
                target,
                actor,
                (open, now) -> RejectionRules.decide(
                                open,
                                asked,
                                reference.appointmentCancellationReason(asked.reason()),
                                actor.function(),
                                now)
                        .map(Made::of),
                once);
    }
}
