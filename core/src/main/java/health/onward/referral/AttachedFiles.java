package health.onward.referral;

import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;

import health.onward.audit.AuditTrail;
import health.onward.document.FileId;
import health.onward.document.Requests;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** Whose files are whose: for which request one may hand a file in, and whose files one may have (A006, A020, A042). */
public final class AttachedFiles implements Requests {

    private final Transactions transactions;
    private final Referrals referrals;
    private final StoredFiles files;
    private final Demographics patients;
    private final AuditTrail audit;
    private final Clock clock;

    public AttachedFiles(
            Transactions transactions,
            Referrals referrals,
            StoredFiles files,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.files = files;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    /** A request that is not the actor's is told like none at all. */
    @Override
    public Outcome<Long> named(long ubrn, Actor actor, String endpoint, Changes changes) {
        Optional<Referral> referral = referral(OptionalLong.of(ubrn))
                .filter(found -> ReferralActions.mayRead(found, actor) instanceof Ruling.Permitted);
        referral.ifPresent(found -> note(found, actor, endpoint, AuditTrail.Seen.GRANTED, changes));
        return referral.isPresent()
                ? Outcome.accepted(ubrn)
                : Outcome.refused(
                        RefusalCode.INAPPROPRIATE_VALUE,
                        "NHSD-eRS-Referral-ID names no request that you have to do with");
    }

    /**
     * Opens a file for somebody: checked, and never without its audit row, refused or not.
     *
     * @param then what is done with it, in the same transaction
     */
    public <T> Outcome<T> open(
            FileId id, Actor actor, String endpoint, BiFunction<StoredFile, Changes, Outcome<T>> then) {
        return transactions
                .write(changes -> Outcome.accepted(look(id, actor, endpoint, then, changes)))
                .then(outcome -> outcome);
    }

    private <T> Outcome<T> look(
            FileId id,
            Actor actor,
            String endpoint,
            BiFunction<StoredFile, Changes, Outcome<T>> then,
            Changes changes) {
        Optional<StoredFile> file = files.find(id, clock.instant());
        if (file.isEmpty()) {
            return Outcome.refused(NOT_FOUND, "there is no such file");
        }
        Optional<Referral> about = referral(subject(file.get()));
        Outcome<T> outcome = permitted(file.get(), about, actor).then(permitted -> then.apply(permitted, changes));
        about.ifPresent(referral -> note(referral, actor, endpoint, told(outcome), changes));
        return outcome;
    }

    /** What is part of a request is for all who may read it; anything else is for whoever handed it in. */
    private Outcome<StoredFile> permitted(StoredFile file, Optional<Referral> about, Actor actor) {
        boolean own =
                file.uploadedBy().equals(actor.user()) && file.organisation().equals(actor.organisation());
        boolean may = file.linked()
                ? about.filter(referral -> ReferralActions.mayRead(referral, actor) instanceof Ruling.Permitted)
                        .isPresent()
                : own;
        if (!may) {
            return Outcome.refused(
                    NO_RELATIONSHIP, "you have no relationship with the request that this file is part of");
        }
        boolean usable = about.map(
                        referral -> !(PatientRules.usable(patients.find(referral.patient())) instanceof Refused))
                .orElse(true);
        return usable
                ? Outcome.accepted(file)
                : Outcome.refused(RefusalCode.FORBIDDEN, "this patient's record cannot be used here; do not retry");
    }

    private static OptionalLong subject(StoredFile file) {
        return file.linkedTo().isPresent() ? file.linkedTo() : file.meantFor();
    }

    private Optional<Referral> referral(OptionalLong ubrn) {
        return ubrn.isPresent() && ubrn.getAsLong() > 0 ? referrals.find(new Ubrn(ubrn.getAsLong())) : Optional.empty();
    }

    private void note(Referral referral, Actor actor, String endpoint, String outcome, Changes changes) {
        audit.add(
                changes,
                new AuditTrail.Seen(
                        referral.patient().value(), endpoint, referral.ubrn().number(), outcome),
                actor,
                clock.instant());
    }

    private static String told(Outcome<?> outcome) {
        return outcome instanceof Refused<?> refused ? refused.code().name() : AuditTrail.Seen.GRANTED;
    }
}
