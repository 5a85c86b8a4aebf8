package health.onward.triage;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.referral.FileLinking;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ProviderDecisions.Act;

/** Ends a booking and leaves it to the provider's own staff to rebook or redirect the patient (A022); the slot is offered again. */
public final class ActingLater {

    private static final Act LEAVE =
            new Act(ReferralAction.CANCEL_ACTION_LATER, LedgerAction.APPOINTMENT_CANCELLED_TO_ACT_LATER, "A022");

    private final ProviderDecisions decisions;
    private final FileLinking files;

    public ActingLater(ProviderDecisions decisions, FileLinking files) {
        this.decisions = decisions;
        this.files = files;
    }

    public Outcome<Answer> leave(Target target, ActLater asked, Actor actor, Once<ReferralChange> once) {
        return decisions.once(
                LEAVE,
                target,
                actor,
                (open, now) -> ActLaterRules.decide(open, asked, now)
                        .then(after -> files.provided(open, asked.files(), actor, now)
                                .map(links -> Made.of(after).linking(links))),
                once);
    }
}
