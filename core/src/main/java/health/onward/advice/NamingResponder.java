package health.onward.advice;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.identity.NamedClinicians;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says whose turn the provider's is, or that it is the whole service's (domain rules 6). It has no endpoint. */
public final class NamingResponder {

    private static final String NAME = "name-responder";

    private final Transactions transactions;
    private final Conversations conversations;
    private final NamedClinicians clinicians;
    private final Clock clock;

    public NamingResponder(
            Transactions transactions, Conversations conversations, NamedClinicians clinicians, Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.clinicians = clinicians;
        this.clock = clock;
    }

    /** They must be a clinician of the provider. */
    public Outcome<Advice> name(ReferrersTurn.Seen seen, Optional<UserId> whom, Actor actor) {
        return transactions.write(changes -> Locked.of(conversations, seen.ubrn())
                .then(advice -> AdviceActions.permit(AdviceAction.NAME_RESPONDER, advice, actor, seen.version()))
                .then(advice -> known(advice, whom).map(known -> {
                    AdviceChange change = change(advice, known, actor, clock.instant());
                    conversations.store(change, changes);
                    return change.after();
                })));
    }

    private Outcome<Optional<UserId>> known(Advice advice, Optional<UserId> whom) {
        return whom.map(user -> clinicians
                        .checkAt(advice.asked().provider(), user, "responder")
                        .map(Optional::of))
                .orElseGet(() -> Outcome.accepted(whom));
    }

    private static AdviceChange change(Advice advice, Optional<UserId> whom, Actor actor, Instant now) {
        return new AdviceChange(
                Optional.of(advice),
                AdviceRules.named(advice, whom, now),
                Optional.empty(),
                List.of(),
                LedgerAction.ADVICE_RESPONDER_NAMED,
                actor,
                NAME,
                now);
    }
}
