package health.onward.advice;

import health.onward.advice.Unanswered.Fate;
import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction.Side;
import health.onward.platform.AtOnce;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The advice clock: finds the turns that are overdue, and makes a referral of each, where that was wished, or asks the next above under
 * the lock of the conversation, by what the rules say of it now. Safe beside the same on another node: what one has asked, the other finds asked.
 */
public final class OverdueTurns {

    /** Who acts when the clock does. */
    static final String NAME = "advice-clock";

    private static final Logger LOG = LoggerFactory.getLogger(OverdueTurns.class);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final Conversations conversations;
    private final Unanswered unanswered;
    private final Clock clock;

    public OverdueTurns(Transactions transactions, Conversations conversations, Unanswered unanswered, Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.unanswered = unanswered;
        this.clock = clock;
    }

    /** All that is due; how many were settled so. One that somebody is changing just now waits for the next time. */
    public int ask() {
        int asked = 0;
        for (int now = AT_ONCE; now == AT_ONCE; asked += now) {
            now = AtOnce.each(conversations.overdue(clock.instant(), AT_ONCE), this::asked);
        }
        return asked;
    }

    private boolean asked(Ubrn ubrn) {
        try {
            return switch (conversations.find(ubrn).map(unanswered::of).orElse(Fate.STILL_A_QUESTION)) {
                case REFERRAL -> true;
                case STILL_A_QUESTION -> goesUp(ubrn);
                case UNSETTLED -> false;
            };
        } catch (RuntimeException e) {
            LOG.error("The overdue conversation {} could not be settled; it is tried again", ubrn, e);
            return false;
        }
    }

    private boolean goesUp(Ubrn ubrn) {
        return transactions.write(changes -> {
                    conversations.lock(ubrn).ifPresent(advice -> up(advice, changes));
                    return Outcome.accepted(ubrn);
                })
                instanceof Outcome.Accepted;
    }

    private void up(Advice advice, Changes changes) {
        Instant now = clock.instant();
        if (advice.turn().map(turn -> turn.escalateAt().isAfter(now)).orElse(true)) {
            return;
        }
        conversations.store(
                new AdviceChange(
                        Optional.of(advice),
                        advice.escalated(OverdueRules.up(advice, conversations.hours(), now)),
                        Optional.empty(),
                        List.of(),
                        LedgerAction.ADVICE_ESCALATED,
                        onSideOf(advice),
                        NAME,
                        now),
                changes);
    }

    /** For the records: whose turn it is. */
    private static Actor onSideOf(Advice advice) {
        Advice.Owner owner = advice.owner().orElseThrow();
        return owner.side() == Side.PROVIDER
                ? Actor.house(owner.organisation(), advice.asked().service(), NAME)
                : Actor.house(owner.organisation(), NAME);
    }
}
