package health.onward.letter;

import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.NO_ACCESS_CODE;
import static health.onward.platform.RefusalCode.PATIENT_ERROR;

import health.onward.audit.AuditTrail;
import health.onward.audit.LedgerPages.Happened;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.Patient;
import health.onward.patient.PatientRules;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Transactions;
import health.onward.referral.Attachment;
import health.onward.referral.Referral;
import health.onward.referral.ReferralActions;
import health.onward.referral.Referrals;
import health.onward.referral.Ruling;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Composes a letter for somebody who may have it (A007, A019): never without its audit row, refused or not. */
public final class Letters {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Demographics patients;
    private final Shelf shelf;
    private final AuditTrail audit;
    private final Clock clock;

    public Letters(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            Shelf shelf,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.patients = patients;
        this.shelf = shelf;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the patient is told as the referral stands now (A019). */
    public Outcome<Letter> toPatient(Ubrn ubrn, Actor actor) {
        return letter(
                ubrn,
                actor,
                "A019",
                referral -> StoryRules.forThePatient(referral)
                        .then(
                                story -> usable(referral)
                                        .then(
                                                patient -> shelf.code(patient)
                                                        .map(code -> Outcome.accepted(PatientLetters.of(
                                                                story, material(referral, patient), code)))
                                                        .orElseGet(
                                                                () -> Outcome.refused(
                                                                        NO_ACCESS_CODE,
                                                                        "this patient has no access code: issue a new one, then print the letter")))));
    }

    /** What clinicians read before they decide (A007). */
    public Outcome<Letter> clinicalSummary(Ubrn ubrn, Actor actor) {
        return letter(
                ubrn,
                actor,
                "A007",
                referral -> StoryRules.forClinicians(referral)
                        .then(active -> usable(referral).map(patient -> summary(referral, patient))));
    }

    private Letter summary(Referral referral, Patient patient) {
        List<Happened> ledger = shelf.ledger(referral.ubrn());
        List<Attachment> files = shelf.files(referral.ubrn(), clock.instant());
        return new ClinicalSummary(
                        shelf.material(referral, patient, ledger, files, clock.instant()),
                        shelf.clinicalTerm(referral),
                        files,
                        ledger)
                .letter();
    }

    private Material material(Referral referral, Patient patient) {
        return shelf.material(referral, patient, List.of(), List.of(), clock.instant());
    }

    private Outcome<Letter> letter(
            Ubrn ubrn, Actor actor, String endpoint, Function<Referral, Outcome<Letter>> compose) {
        return transactions
                .write(changes -> Outcome.accepted(referrals
                        .find(ubrn)
                        .map(referral ->
                                noted(referral, permitted(referral, actor).then(compose), actor, endpoint, changes))
                        .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no such request"))))
                .then(outcome -> outcome);
    }

    private static Outcome<Referral> permitted(Referral referral, Actor actor) {
        return ReferralActions.mayRead(referral, actor) instanceof Ruling.Refused(var code, var sentence)
                ? Outcome.refused(code, sentence)
                : Outcome.accepted(referral);
    }

    /** Also when the demographics do not know the patient (any more): there is nothing the caller could mend. */
    private Outcome<Patient> usable(Referral referral) {
        Outcome<Patient> usable = PatientRules.usable(patients.find(referral.patient()));
        return usable instanceof Refused
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : usable;
    }

    private <T> Outcome<T> noted(Referral referral, Outcome<T> outcome, Actor actor, String endpoint, Changes changes) {
        String said = outcome instanceof Refused<T> refused ? refused.code().name() : AuditTrail.Seen.GRANTED;
        audit.add(
                changes,
                new AuditTrail.Seen(
                        referral.patient().value(), endpoint, referral.ubrn().number(), said),
                actor,
                clock.instant());
        return outcome;
    }
}
