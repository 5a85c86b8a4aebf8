package health.onward.triage;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ProviderDecisions.Act;
import java.util.Optional;

/** Records what a clinical assessment came to; the referrer finds it among what comes back. */
public final class Assessment {

    private static final Act RECORD =
            new Act(ReferralAction.RECORD_ASSESSMENT, LedgerAction.ASSESSMENT_RECORDED, "record-assessment");

    private final ProviderDecisions decisions;

    public Assessment(ProviderDecisions decisions) {
        this.decisions = decisions;
    }

    /** @param comment the result in words, which the referrer reads */
    public Outcome<ReferralChange> record(
            Target target, AssessmentOutcome outcome, Optional<String> comment, Actor actor) {
        return decisions.write(
                RECORD,
                target,
                actor,
                (open, now) ->
                        AssessmentRules.decide(open, outcome, comment, now).map(Made::of));
    }
}
