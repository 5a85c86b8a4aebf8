package health.onward.advice;

import static health.onward.platform.RefusalCode.INVALID_REQUEST_TYPE;
import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.audit.AuditTrail;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.Patient;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Transactions;
import health.onward.referral.Attachment;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** Opens a conversation for somebody (A024, A025, A043): checked, and never without its audit row, refused or not. */
public final class AdviceRecords {

    private final Transactions transactions;
    private final Conversations conversations;
    private final Messages messages;
    private final AdviceFiles files;
    private final Referrals referrals;
    private final Demographics patients;
    private final AuditTrail audit;
    private final Clock clock;

    public AdviceRecords(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            Referrals referrals,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.referrals = referrals;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it stands; of the versions that a caller may name, only the latest can be read. */
    public Outcome<AdviceRecord> open(Ubrn ubrn, OptionalLong version, Actor actor, String endpoint) {
        return opened(ubrn, version, actor, endpoint, (advice, patient) -> record(advice, List.of()));
    }

    /** With all that was said. */
    public Outcome<AdviceRecord> conversation(Ubrn ubrn, OptionalLong version, Actor actor, String endpoint) {
        return opened(ubrn, version, actor, endpoint, (advice, patient) -> record(advice, messages.all(ubrn)));
    }

    /** The same, told with its patient to whoever makes something of both in the same moment. */
    public <T> Outcome<T> told(Ubrn ubrn, Actor actor, String endpoint, BiFunction<AdviceRecord, Patient, T> teller) {
        return opened(
                ubrn,
                OptionalLong.empty(),
                actor,
                endpoint,
                (advice, patient) -> teller.apply(record(advice, messages.all(ubrn)), patient));
    }

    /** Whether there is such a conversation, and it is any of the actor's business. */
    public boolean concerns(Ubrn ubrn, Actor actor) {
        return conversations
                .find(ubrn)
                .filter(advice -> AdviceActions.mayRead(advice, actor) instanceof Outcome.Accepted)
                .isPresent();
    }

    /** The files beside the messages, for whoever has changed the conversation in this transaction. */
    public List<Attachment> information(Ubrn ubrn) {
        return files.of(ubrn, clock.instant()).stream()
                .filter(filed -> filed.message() == 0)
                .map(Filed::file)
                .toList();
    }

    private AdviceRecord record(Advice advice, List<Message> said) {
        return new AdviceRecord(advice, said, files.of(advice.ubrn(), clock.instant()));
    }

    /** A refused look has written its audit row, too: for the transaction both are done. */
    private <T> Outcome<T> opened(
            Ubrn ubrn, OptionalLong version, Actor actor, String endpoint, BiFunction<Advice, Patient, T> shown) {
        return transactions
                .snapshot(changes -> Outcome.accepted(conversations
                        .find(ubrn)
                        .map(found -> looked(found, actor, endpoint, changes)
                                .then(patient -> latest(found, version).map(seen -> shown.apply(seen, patient))))
                        .orElseGet(() -> none(ubrn))))
                .then(outcome -> outcome);
    }

    private Outcome<Patient> looked(Advice advice, Actor actor, String endpoint, Changes changes) {
        Outcome<Patient> ruled =
                AdviceActions.mayRead(advice, actor).then(known -> AdvicePatients.usable(patients, known));
        audit.add(
                changes,
                new AuditTrail.Seen(
                        advice.asked().patient().value(),
                        endpoint,
                        advice.ubrn().number(),
                        ruled instanceof Refused<Patient> refused
                                ? refused.code().name()
                                : AuditTrail.Seen.GRANTED),
                actor,
                clock.instant());
        return ruled;
    }

    /** Asked last: a stranger must not learn a version from the difference between two refusals. */
    private static Outcome<Advice> latest(Advice advice, OptionalLong asked) {
        return asked.isEmpty() || asked.getAsLong() == advice.version()
                ? Outcome.accepted(advice)
                : Outcome.refused(NOT_FOUND, "only the latest version can be read");
    }

    private <T> Outcome<T> none(Ubrn ubrn) {
        return referrals.find(ubrn).isPresent()
                ? Outcome.refused(INVALID_REQUEST_TYPE, "this request is a referral, not a request for advice")
                : Outcome.refused(NOT_FOUND, "there is nothing here by this id and version");
    }
}
