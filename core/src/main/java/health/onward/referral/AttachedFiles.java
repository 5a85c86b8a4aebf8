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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Whose files are whose: for which request one may hand a file in, and whose files one may have (A006, A020, A042). */
public final class AttachedFiles implements Requests {

    private final Transactions transactions;
    private final List<Function<Ubrn, Optional<FileSubject>>> kinds;
    private final StoredFiles files;
    private final Demographics patients;
    private final AuditTrail audit;
    private final Clock clock;

    /** @param kinds where what a UBRN names is looked for: one may name two things that are each other's (A027) */
    public AttachedFiles(
            Transactions transactions,
            List<Function<Ubrn, Optional<FileSubject>>> kinds,
            StoredFiles files,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.kinds = List.copyOf(kinds);
        this.files = files;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    /** A request that is not the actor's is told like none at all. */
    @Override
    public Outcome<Long> named(long ubrn, Actor actor, String endpoint, Changes changes) {
        Optional<FileSubject> subject = subject(OptionalLong.of(ubrn), actor).filter(found -> found.readableBy(actor));
        subject.ifPresent(found -> note(found, actor, endpoint, AuditTrail.Seen.GRANTED, changes));
        return subject.isPresent()
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
        Optional<FileSubject> about = subject(named(file.get()), actor);
        Outcome<T> outcome = permitted(file.get(), about, actor).then(permitted -> then.apply(permitted, changes));
        about.ifPresent(subject -> note(subject, actor, endpoint, told(outcome), changes));
        return outcome;
    }

    /** What is part of a request is for all who may read it; anything else is for whoever handed it in. */
    private Outcome<StoredFile> permitted(StoredFile file, Optional<FileSubject> about, Actor actor) {
        boolean own =
                file.uploadedBy().equals(actor.user()) && file.organisation().equals(actor.organisation());
        boolean may = file.linked()
                ? about.filter(subject -> subject.readableBy(actor)).isPresent()
                : own;
        if (!may) {
            return Outcome.refused(
                    NO_RELATIONSHIP, "you have no relationship with the request that this file is part of");
        }
        boolean usable = about.map(
                        subject -> !(PatientRules.usable(patients.find(subject.patient())) instanceof Refused))
                .orElse(true);
        return usable
                ? Outcome.accepted(file)
                : Outcome.refused(RefusalCode.FORBIDDEN, "this patient's record cannot be used here; do not retry");
    }

    private static OptionalLong named(StoredFile file) {
        return file.linkedTo().isPresent() ? file.linkedTo() : file.meantFor();
    }

    /** What the actor may read comes before what they may not. */
    private Optional<FileSubject> subject(OptionalLong number, Actor actor) {
        if (number.isEmpty() || number.getAsLong() <= 0) {
            return Optional.empty();
        }
        var ubrn = new Ubrn(number.getAsLong());
        Optional<FileSubject> found = Optional.empty();
        for (Function<Ubrn, Optional<FileSubject>> kind : kinds) {
            Optional<FileSubject> one = kind.apply(ubrn);
            if (one.isPresent() && one.get().readableBy(actor)) {
                return one;
            }
            found = found.isPresent() ? found : one;
        }
        return found;
    }

    private void note(FileSubject subject, Actor actor, String endpoint, String outcome, Changes changes) {
        audit.add(
                changes,
                new AuditTrail.Seen(
                        subject.patient().value(), endpoint, subject.ubrn().number(), outcome),
                actor,
                clock.instant());
    }

    private static String told(Outcome<?> outcome) {
        return outcome instanceof Refused<?> refused ? refused.code().name() : AuditTrail.Seen.GRANTED;
    }
}
