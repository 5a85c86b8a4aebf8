package health.onward.advice;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Attachment;
import health.onward.referral.FileToLink;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the referrer does in a conversation (domain rules 6). None of it has an endpoint: pages do it, and the demo's events. */
public final class ReferrersTurn {

    private final Transactions transactions;
    private final Conversations conversations;
    private final Messages messages;
    private final AdviceFiles files;
    private final Clock clock;

    public ReferrersTurn(
            Transactions transactions, Conversations conversations, Messages messages, AdviceFiles files, Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.clock = clock;
    }

    /** Which conversation, as it was last seen. */
    public record Seen(Ubrn ubrn, long version) {}

    /** What is said, and the files that go with it. */
    public record Words(String text, List<FileToLink> files) {}

    /** Sends what the provider asked for. */
    public Outcome<Advice> reply(Seen seen, Words words, Actor actor) {
        Act act = new Act(AdviceAction.REPLY, LedgerAction.ADVICE_INFORMATION_SENT, "reply-to-provider");
        return says(seen, act, words, actor, (advice, now) -> AdviceRules.replied(advice, conversations.hours(), now));
    }

    /** Asks on after an answer; if that is disputed, the patient keeps their place. */
    public Outcome<Advice> goOn(Seen seen, Words words, boolean disputed, Actor actor) {
        Act act = new Act(AdviceAction.CONTINUE, LedgerAction.ADVICE_CONTINUED, "continue-conversation");
        return says(
                seen,
                act,
                words,
                actor,
                (advice, now) -> AdviceRules.continued(advice, disputed, conversations.hours(), now));
    }

    /** Notes that the clinical information beside the conversation has changed. */
    public Outcome<Advice> addInformation(Seen seen, List<FileToLink> given, Actor actor) {
        Act act = new Act(AdviceAction.ADD_INFORMATION, LedgerAction.ADVICE_INFORMATION_ADDED, "add-information");
        return changed(seen, act, actor, (advice, now) -> {
            Advice after = AdviceRules.informed(advice, now);
            return files.linkable(Attachment.Kind.REFERRER, after, given, actor, now)
                    .map(linked -> new Next(after, Optional.of(messages.note(after, actor, now)), linked));
        });
    }

    public Outcome<Advice> end(Seen seen, Actor actor) {
        Act act = new Act(AdviceAction.END, LedgerAction.ADVICE_ENDED, "end-conversation");
        return quietly(seen, act, actor, AdviceRules::ended);
    }

    public Outcome<Advice> cancel(Seen seen, Actor actor) {
        Act act = new Act(AdviceAction.CANCEL, LedgerAction.ADVICE_CANCELLED, "cancel-advice-request");
        return quietly(seen, act, actor, AdviceRules::cancelled);
    }

    public Outcome<Advice> judge(Seen seen, Usefulness said, Actor actor) {
        Act act = new Act(AdviceAction.JUDGE, LedgerAction.ADVICE_JUDGED, "judge-advice");
        return quietly(seen, act, actor, (advice, now) -> AdviceRules.judged(advice, said, now));
    }

    private record Act(AdviceAction action, LedgerAction ledger, String name) {}

    private record Next(Advice after, Optional<Message> said, List<Attachment> files) {}

    private Outcome<Advice> says(
            Seen seen, Act act, Words words, Actor actor, BiFunction<Advice, Instant, Advice> next) {
        return changed(
                seen,
                act,
                actor,
                (advice, now) -> MessageText.of(words.text(), "text").then(said -> {
                    Advice after = next.apply(advice, now);
                    return files.linkable(Attachment.Kind.ADVICE_REQUEST, after, words.files(), actor, now)
                            .map(linked -> new Next(after, Optional.of(messages.of(after, actor, said, now)), linked));
                }));
    }

    private Outcome<Advice> quietly(Seen seen, Act act, Actor actor, BiFunction<Advice, Instant, Advice> next) {
        return changed(
                seen,
                act,
                actor,
                (advice, now) -> Outcome.accepted(new Next(next.apply(advice, now), Optional.empty(), List.of())));
    }

    private Outcome<Advice> changed(
            Seen seen, Act act, Actor actor, BiFunction<Advice, Instant, Outcome<Next>> decide) {
        return transactions.write(changes -> Locked.of(conversations, seen.ubrn())
                .then(advice -> AdviceActions.permit(act.action(), advice, actor, seen.version()))
                .then(advice ->
                        decide.apply(advice, clock.instant()).map(next -> stored(advice, next, act, actor, changes))));
    }

    private Advice stored(Advice before, Next next, Act act, Actor actor, Changes changes) {
        conversations.store(
                new AdviceChange(
                        Optional.of(before),
                        next.after(),
                        next.said(),
                        next.files(),
                        act.ledger(),
                        actor,
                        act.name(),
                        next.after().updatedAt()),
                changes);
        return next.after();
    }
}
