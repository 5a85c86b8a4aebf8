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

/** Records what a provider's triage of a request came to, be it one for triage or one deferred for want of a slot (A028). */
public final class Triaging {

    private final ProviderDecisions decisions;
    private final FileLinking files;

    public Triaging(ProviderDecisions decisions, FileLinking files) {
        this.decisions = decisions;
        this.files = files;
    }

    public Outcome<Answer> record(Target target, TriageOutcome asked, Actor actor, Once<ReferralChange> once) {
        return decisions.once(
                act(asked),
                target,
                actor,
                (open, now) -> TriageRules.decide(open, asked, now)
                        .then(after -> files.provided(open, asked.files(), actor, now)
                                .map(links -> Made.of(after).linking(links))),
                once);
    }

    private static Act act(TriageOutcome asked) {
        boolean returned = asked.outcome().returns();
        return new Act(
                ReferralAction.RECORD_REVIEW_OUTCOME,
                returned ? LedgerAction.TRIAGE_RETURNED : LedgerAction.TRIAGE_ACCEPTED,
                "A028");
    }
}
