package health.onward.referral;

import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.audit.AuditTrail;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.patient.AccessCodes;
import health.onward.patient.Demographics;
import health.onward.patient.NhsNumber;
import health.onward.patient.PatientRules;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.util.Set;
import java.util.function.BiConsumer;

/** Gives a patient a new access code, or takes the one there is: when it is lost, or somebody else has seen it. */
public final class AccessRenewal {

    /** Whose staff may: the referrer's. */
    public static final Set<BusinessFunction> FUNCTIONS = AccessRules.STAFF;

    private final Transactions transactions;
    private final Referrals referrals;
    private final Demographics patients;
    private final AccessCodes codes;
    private final AuditTrail audit;
    private final Clock clock;

    public AccessRenewal(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            AccessCodes codes,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.patients = patients;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    /** The old one stops at once; the next letter has the new one. */
    public Outcome<Ubrn> renew(Ubrn ubrn, Actor actor) {
        return change(
                ubrn,
                actor,
                "renew-access-code",
                (patient, changes) -> codes.issueAnew(patient, clock.instant(), changes));
    }

    public Outcome<Ubrn> withdraw(Ubrn ubrn, Actor actor) {
        return change(
                ubrn,
                actor,
                "withdraw-access-code",
                (patient, changes) -> codes.withdraw(patient, clock.instant(), changes));
    }

    private Outcome<Ubrn> change(Ubrn ubrn, Actor actor, String what, BiConsumer<NhsNumber, Changes> write) {
        return transactions.write(changes -> referrals
                .find(ubrn)
                .map(referral -> AccessRules.permit(referral, actor)
                        .then(permitted -> PatientRules.usable(patients.find(permitted.patient())))
                        .map(patient -> {
                            write.accept(patient.nhsNumber(), changes);
                            note(referral, actor, what, changes);
                            return ubrn;
                        }))
                .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request " + ubrn)));
    }

    private void note(Referral referral, Actor actor, String what, Changes changes) {
        audit.add(
                changes,
                new AuditTrail.Seen(
                        referral.patient().value(), what, referral.ubrn().number(), AuditTrail.Seen.GRANTED),
                actor,
                clock.instant());
    }
}
