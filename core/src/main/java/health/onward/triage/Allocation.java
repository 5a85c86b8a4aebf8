package health.onward.triage;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.identity.NamedClinicians;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ProviderDecisions.Act;
import java.util.Optional;

/** Says which of the provider's clinicians is to see the patient, or that nobody in particular is. */
public final class Allocation {

    private static final Act ALLOCATE =
            new Act(ReferralAction.ALLOCATE_CLINICIAN, LedgerAction.CLINICIAN_ALLOCATED, "allocate-clinician");

    private final ProviderDecisions decisions;
    private final NamedClinicians clinicians;

    public Allocation(ProviderDecisions decisions, NamedClinicians clinicians) {
        this.decisions = decisions;
        this.clinicians = clinicians;
    }

    public Outcome<ReferralChange> allocate(Target target, Optional<UserId> whom, Actor actor) {
        return decisions.write(
                ALLOCATE,
                target,
                actor,
                (open, now) -> known(open, whom)
                        .then(known -> HoldingRules.allocated(open, known, now))
                        .map(Made::of));
    }

    /** They must work for the provider that holds the referral. */
    private Outcome<Optional<UserId>> known(Referral open, Optional<UserId> whom) {
        OdsCode provider = open.facets().appointment().orElseThrow().provider();
        return whom.map(user -> clinicians.checkAt(provider, user, "clinician").map(Optional::of))
                .orElseGet(() -> Outcome.accepted(whom));
    }
}
