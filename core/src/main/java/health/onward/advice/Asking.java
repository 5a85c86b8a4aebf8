package health.onward.advice;

import health.onward.audit.LedgerAction;
import health.onward.directory.Service;
import health.onward.directory.ServiceSearch;
import health.onward.identity.Actor;
import health.onward.identity.ReferringClinicians;
import health.onward.identity.UserId;
import health.onward.patient.Demographics;
import health.onward.patient.Patient;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Attachment;
import health.onward.referral.RequestNumbers;
import health.onward.referral.Seekers;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Asks a service for advice (A044): the conversation begins, and it is the provider's turn. */
public final class Asking {

    private final Transactions transactions;
    private final Conversations conversations;
    private final Messages messages;
    private final AdviceFiles files;
    private final RequestNumbers numbers;
    private final Demographics patients;
    private final ReferringClinicians clinicians;
    private final ServiceSearch search;
    private final Clock clock;

    public Asking(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            RequestNumbers numbers,
            Demographics patients,
            ReferringClinicians clinicians,
            ServiceSearch search,
            Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.numbers = numbers;
        this.patients = patients;
        this.clinicians = clinicians;
        this.search = search;
        this.clock = clock;
    }

    /** Refuses what A044 documents: the clinician, the patient, the service and its search, the text, the files, in this order. */
    public Outcome<Answer> ask(Question question, Actor actor, Once<AdviceChange> once) {
        Ubrn ubrn = numbers.ubrn();
        return transactions.once(once, changes -> decide(question, actor, ubrn, changes));
    }

    private Outcome<AdviceChange> decide(Question question, Actor actor, Ubrn ubrn, Changes changes) {
        Instant now = clock.instant();
        return clinicians
                .of(actor, question.referringClinician())
                .then(referrer -> PatientRules.referable(patients.find(question.patient()))
                        .then(patient -> service(question, patient, actor, now))
                        .then(service -> QuestionRules.authorised(question)
                                .then(checked -> MessageText.of(question.text(), "request"))
                                .then(text -> begun(question, text, service, referrer, ubrn, actor, now))))
                .map(change -> {
                    conversations.store(change, changes);
                    return change;
                });
    }

    private Outcome<Service> service(Question question, Patient patient, Actor actor, Instant now) {
        return QuestionRules.oneService(question.services())
                .then(services ->
                        search.advising(question.criteria(), Seekers.of(patient, now), actor.organisation(), services))
                .map(found -> found.getFirst());
    }

    private Outcome<AdviceChange> begun(
            Question question, String text, Service service, UserId referrer, Ubrn ubrn, Actor actor, Instant now) {
        var asked = new Asked(
                numbers.adviceId(),
                question.patient(),
                actor.organisation(),
                referrer,
                actor.user(),
                now,
                service.id(),
                service.name(),
                service.provider(),
                service.specialty(),
                question.criteria(),
                question.authorised(),
                question.convertIfUnanswered(),
                service.adviceDays().orElse(AdviceRules.USUAL_DAYS));
        Advice advice = AdviceRules.begun(ubrn, asked, conversations.hours());
        return files.linkable(Attachment.Kind.ADVICE_REQUEST, advice, question.files(), actor, now)
                .map(linked -> new AdviceChange(
                        Optional.empty(),
                        advice,
                        Optional.of(messages.of(advice, actor, text, now)),
                        linked,
                        LedgerAction.ADVICE_REQUESTED,
                        actor,
                        "A044",
                        now));
    }
}
