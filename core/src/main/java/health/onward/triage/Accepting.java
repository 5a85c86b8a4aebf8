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
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Accepts a booked referral after review (A013). */
public final class Accepting {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Demographics patients;
    private final Clock clock;

    public Accepting(Transactions transactions, Referrals referrals, Demographics patients, Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.patients = patients;
        this.clock = clock;
    }

    public Outcome<Answer> accept(Ubrn ubrn, long version, Actor actor, Once<ReferralChange> once) {
        return transactions.once(
                once,
                changes -> referrals
                        .lock(ubrn)
                        .map(referral -> decide(referral, version, actor, changes))
                        .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request " + ubrn)));
    }

    private Outcome<ReferralChange> decide(Referral referral, long version, Actor actor, Changes changes) {
        Instant now = clock.instant();
        return ReviewRules.accept(referral, actor, version, now)
                .then(this::withUsablePatient)
                .map(after -> {
                    var change = new ReferralChange(
                            Optional.of(referral), after, LedgerAction.REFERRAL_ACCEPTED, actor, "A013", now);
                    referrals.store(change, changes);
                    return change;
                });
    }

    /** Also refused when the demographics do not know the patient any more: the caller can mend neither. */
    private Outcome<Referral> withUsablePatient(Referral accepted) {
        return PatientRules.usable(patients.find(accepted.patient())) instanceof Outcome.Refused
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : Outcome.accepted(accepted);
    }
}
