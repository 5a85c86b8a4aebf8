package health.onward.appointment;

import health.onward.appointment.AttemptEnd.Fate;
import health.onward.appointment.ProviderSystem.Became;
import health.onward.platform.AtOnce;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends attempts whose time is up because whoever began them died: asks the outside system what became of each, and confirms it
 * here when it is booked there and may still be, or else cancels it there. Nobody has been told anything by then; a caller who
 * repeats the request hears how it ended.
 */
public final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final BookingAttempts attempts;
    private final AttemptEnd end;
    private final OutsideSystems systems;
    private final ProviderSystem provider;
    private final Clock clock;

    public Reconciliation(
            Transactions transactions,
            BookingAttempts attempts,
            AttemptEnd end,
            OutsideSystems systems,
            ProviderSystem provider,
            Clock clock) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.end = end;
        this.systems = systems;
        this.provider = provider;
        this.clock = clock;
    }

    /** How many it ended; safe beside the same on another node, and beside a request that is very late. */
    public int run() {
        return AtOnce.each(attempts.expired(clock.instant(), AT_ONCE), this::ended);
    }

    private boolean ended(BookingAttempt attempt) {
        Became became = systems.find(attempt.slot().system())
                .map(system -> provider.became(system, attempt.id()))
                .orElse(Became.NO_ANSWER);
        boolean ended = (became == Became.BOOKED && confirmed(attempt)) || givenUp(attempt);
        LOG.warn(
                "Attempt {} at {} was left behind, and {} there: {}",
                attempt.id(),
                attempt.slot().system(),
                became,
                ended ? "ended" : "somebody else ended it, or it comes up again");
        return ended;
    }

    private boolean confirmed(BookingAttempt attempt) {
        Outcome<ReferralRecord> outcome =
                Patience.untilUnlocked(() -> transactions.write(changes -> end.confirm(attempt.id(), changes)));
        return switch (outcome) {
            case Accepted<ReferralRecord> _ -> true;
            case Refused<ReferralRecord> _ -> false;
        };
    }

    /** Also when it is not booked: a message that is still on its way must find the booking unwanted. */
    private boolean givenUp(BookingAttempt attempt) {
        return transactions.write(changes ->
                        end.fail(attempt.id(), RefusalCode.PAS_NOT_RESPONDING, Fate.TO_BE_CANCELLED, changes))
                instanceof Accepted;
    }
}
