package health.onward.appointment;

import health.onward.appointment.BookingAttempt.State;
import health.onward.appointment.ProviderSystem.Told;
import health.onward.platform.Changes;
import health.onward.platform.Outbox;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells outside systems, after the commit, that a booking is not wanted (any more): whether it was cancelled here, or may have
 * been made there without our knowing. The slot is offered again when the system has understood.
 */
public final class CancellationNotices implements Outbox.Recipient {

    public static final String KIND = "booking-not-wanted";

    private final Transactions transactions;
    private final BookingAttempts attempts;
    private final Slots slots;
    private final OutsideSystems systems;
    private final ProviderSystem provider;
    private final Clock clock;

    public CancellationNotices(
            Transactions transactions,
            BookingAttempts attempts,
            Slots slots,
            OutsideSystems systems,
            ProviderSystem provider,
            Clock clock) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.slots = slots;
        this.systems = systems;
        this.provider = provider;
        this.clock = clock;
    }

    /** @param told to the caller, when the attempt did not end in a booking at all */
    static void give(
            BookingAttempts attempts, BookingAttempt attempt, Optional<RefusalCode> told, Instant at, Changes changes) {
        AttemptId id = attempt.id();
        attempts.become(id, attempt.state(), State.CANCELLING, told, at, changes);
        Outbox.add(changes, new Outbox.Message(id.bucket(), id.number(), KIND, "{}"), at);
    }

    @Override
    public Outbox.Delivery deliver(Outbox.Message message) {
        Optional<BookingAttempt> attempt =
                attempts.find(new AttemptId(message.id())).filter(a -> a.state() == State.CANCELLING);
        if (attempt.isEmpty()) {
            return new Outbox.Delivery.Done();
        }
        Told told = systems.find(attempt.get().slot().system())
                .map(system -> provider.cancel(system, attempt.get().id()))
                .orElseGet(() -> new Told.Failed("there is no such system any more"));
        return switch (told) {
            case Told.Failed(var why) -> new Outbox.Delivery.Failed(why);
            case Told.Understood() -> {
                understood(attempt.get());
                yield new Outbox.Delivery.Done();
            }
        };
    }

    private void understood(BookingAttempt attempt) {
        transactions.write(changes -> {
            var target = attempt.target();
            SlotId slot = attempt.asked().request().slot();
            if (attempt.withdrawn()) {
                slots.releaseWithdrawn(target.service(), slot, target.ubrn(), changes);
            } else {
                slots.release(target.service(), slot, target.ubrn(), changes);
            }
            attempts.become(
                    attempt.id(), State.CANCELLING, State.CANCELLED, Optional.empty(), clock.instant(), changes);
            return Outcome.accepted(attempt);
        });
    }
}
