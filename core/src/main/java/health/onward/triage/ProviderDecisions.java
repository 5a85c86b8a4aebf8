package health.onward.triage;

import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.PATIENT_ERROR;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The frame of everything that a provider decides about a referral: it is locked, the act is permitted, the patient's record can be
 * used, the rule is asked, and what it made is stored with all that hangs on it.
 */
public final class ProviderDecisions {

    /** @param cause for audit: an endpoint's number or a page's name */
    record Act(ReferralAction needs, LedgerAction done, String cause) {}

    /** What an act makes of a referral to which it may be done. */
    @FunctionalInterface
    interface Rule {
        Outcome<Made> decide(Referral open, Instant now);
    }

    private final Transactions transactions;
    private final Referrals referrals;
    private final Demographics patients;
    private final Clock clock;

    public ProviderDecisions(Transactions transactions, Referrals referrals, Demographics patients, Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.patients = patients;
        this.clock = clock;
    }

    /** For an endpoint. */
    Outcome<Answer> once(Act act, Target target, Actor actor, Rule rule, Once<ReferralChange> once) {
        return transactions.once(once, changes -> decide(act, target, actor, rule, changes));
    }

    /** For a page. */
    Outcome<ReferralChange> write(Act act, Target target, Actor actor, Rule rule) {
        return transactions.write(changes -> decide(act, target, actor, rule, changes));
    }

    private Outcome<ReferralChange> decide(Act act, Target target, Actor actor, Rule rule, Changes changes) {
        return referrals
                .lock(target.ubrn())
                .map(referral -> decide(act, referral, target.version(), actor, rule, changes))
                .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request " + target.ubrn()));
    }

    private Outcome<ReferralChange> decide(
            Act act, Referral referral, long version, Actor actor, Rule rule, Changes changes) {
        Instant now = clock.instant();
        return ReferralActions.permit(act.needs(), referral, actor, version, now)
                .then(this::withUsablePatient)
                .then(open -> rule.decide(open, now))
                .map(made -> {
                    var change = new ReferralChange(
                                    Optional.of(referral), made.after(), act.done(), actor, act.cause(), now)
                            .linking(made.links())
                            .saying(made.said());
                    referrals.store(change, changes);
                    return change;
                });
    }

    /** Also refused when the demographics do not know the patient any more: the caller can mend neither. */
    private Outcome<Referral> withUsablePatient(Referral open) {
        return PatientRules.usable(patients.find(open.patient())) instanceof Outcome.Refused
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : Outcome.accepted(open);
    }
}
