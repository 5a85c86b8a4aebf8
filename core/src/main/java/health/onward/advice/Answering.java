package health.onward.advice;

import health.onward.audit.LedgerAction;
import health.onward.directory.Priority;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Attachment;
import health.onward.referral.FileToLink;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends a provider's message to the referrer (A026): advice, or a question back. */
public final class Answering {

    private final Transactions transactions;
    private final Conversations conversations;
    private final Messages messages;
    private final AdviceFiles files;
    private final Demographics patients;
    private final Services services;
    private final Clock clock;

    public Answering(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            Demographics patients,
            Services services,
            Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.patients = patients;
        this.services = services;
        this.clock = clock;
    }

    public record Guidance(
            GuidanceOutcome outcome,
            Optional<Recommendation> recommendation,
            Priority priority,
            String text,
            List<FileToLink> files) {}

    /** Refuses what A026 documents: who may, the patient, the outcome and what goes with it, the priority, the text, the files. */
    public Outcome<Answer> answer(Ubrn ubrn, long version, Guidance guidance, Actor actor, Once<AdviceChange> once) {
        return transactions.once(
                once,
                changes -> Locked.of(conversations, ubrn)
                        .then(advice -> decide(advice, version, guidance, actor, changes)));
    }

    private Outcome<AdviceChange> decide(Advice advice, long version, Guidance guidance, Actor actor, Changes changes) {
        Instant now = clock.instant();
        var said = new AdviceRules.Answer(guidance.outcome(), guidance.recommendation(), guidance.priority());
        return AdviceActions.permit(said.action(), advice, actor, version)
                .then(open -> AdvicePatients.usable(patients, open))
                .then(open -> AdviceRules.complete(said))
                .then(complete -> AdviceRules.offered(said.priority(), offered(advice), "updatedPriority"))
                .then(offered -> MessageText.of(guidance.text(), "guidance"))
                .then(text -> files.linkable(Attachment.Kind.GUIDANCE_RESPONSE, advice, guidance.files(), actor, now)
                        .map(linked -> change(advice, said, text, linked, actor, now)))
                .map(change -> {
                    conversations.store(change, changes);
                    return change;
                });
    }

    private AdviceChange change(
            Advice advice, AdviceRules.Answer said, String text, List<Attachment> linked, Actor actor, Instant now) {
        Advice after = AdviceRules.answered(advice, said, actor, conversations.hours(), now);
        return new AdviceChange(
                Optional.of(advice),
                after,
                Optional.of(messages.of(after, actor, text, Optional.of(said.outcome()), said.recommendation(), now)),
                linked,
                said.action() == AdviceAction.GIVE_ADVICE
                        ? LedgerAction.ADVICE_GIVEN
                        : LedgerAction.ADVICE_INFORMATION_ASKED,
                actor,
                "A026",
                now);
    }

    private Set<Priority> offered(Advice advice) {
        return services.find(advice.asked().service()).map(Service::priorities).orElse(Set.of());
    }
}
