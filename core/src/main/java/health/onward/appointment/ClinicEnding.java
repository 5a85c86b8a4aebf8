package health.onward.appointment;

import static health.onward.platform.RefusalCode.SYSTEM_UNAVAILABLE;

import health.onward.appointment.ClinicOrders.Left;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Refusal;
import health.onward.platform.Transactions;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off cancelled clinics: each slot and each patient in a transaction of their own, so that nobody waits for all of them. What
 * has been done stays done, and what is left is seen from the diary itself; so a round may be broken off anywhere, and two nodes may
 * work side by side. Who was cancelled is on the provider's list of appointments to book, and is told.
 */
public final class ClinicEnding {

    private static final Logger LOG = LoggerFactory.getLogger(ClinicEnding.class);
    private static final int AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_PAUSE = 5;
    private static final String PAGE = "cancel-clinic";

    private final Transactions transactions;
    private final ClinicOrders orders;
    private final Slots slots;
    private final SlotEnding ending;
    private final ProviderCancellation cancellation;
    private final Referrals referrals;
    private final Clock clock;

    public ClinicEnding(
            Transactions transactions,
            ClinicOrders orders,
            Slots slots,
            SlotEnding ending,
            ProviderCancellation cancellation,
            Referrals referrals,
            Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.slots = slots;
        this.ending = ending;
        this.cancellation = cancellation;
        this.referrals = referrals;
        this.clock = clock;
    }

    /** One round of all that is due. */
    public void run() {
        orders.due(clock.instant(), AT_ONCE).forEach(this::round);
    }

    private void round(ClinicOrder order) {
        Left left = orders.left(order.clinic(), clock.instant());
        // Free ones first: nobody shall take one while the others are told.
        List<Refusal> troubles = new ArrayList<>();
        left.free().forEach(slot -> ended(order, slot).ifPresent(troubles::add));
        left.taken().forEach(slot -> ended(order, slot).ifPresent(troubles::add));
        left.agreed().forEach(agreed -> ended(order, agreed).ifPresent(troubles::add));
        Instant now = clock.instant();
        boolean done = orders.left(order.clinic(), now).places() == 0;
        transactions.write(changes -> {
            if (done) {
                ClinicOrders.done(order, now, changes);
            } else {
                ClinicOrders.later(order, now.plus(pause(order)), why(troubles), changes);
            }
            return Outcome.accepted(order);
        });
    }

    /** As it is then: somebody may have taken a free one, or given up a taken one, since the list was made. */
    private Optional<Refusal> ended(ClinicOrder order, Slot listed) {
        var by = new SlotEnding.By(order.asked().actor(), order.clinic().why(), PAGE);
        return counted(
                order,
                "slot " + listed.id(),
                changes -> slots.find(listed.service(), listed.id())
                        .filter(now -> !now.withdrawn())
                        .map(now -> ending.end(now, by, changes))
                        .orElseGet(() -> Outcome.accepted(Optional.empty())));
    }

    private Optional<Refusal> ended(ClinicOrder order, Appointment agreed) {
        return counted(
                order,
                "request " + agreed.ubrn(),
                changes -> referrals
                        .lock(agreed.ubrn())
                        .filter(locked -> has(locked, agreed))
                        .map(locked -> cancelled(order, locked, changes))
                        .orElseGet(() -> Outcome.accepted(Optional.empty())));
    }

    private Outcome<Optional<Ubrn>> cancelled(ClinicOrder order, Referral locked, Changes changes) {
        var request = new ProviderCancellation.Request(
                locked.ubrn(), locked.version(), order.clinic().why(), false);
        return cancellation
                .end(locked, request, order.asked().actor(), PAGE, changes)
                .map(after -> Optional.of(after.ubrn()));
    }

    private static boolean has(Referral referral, Appointment agreed) {
        return referral.facets()
                .appointment()
                .map(CurrentAppointment::id)
                .filter(id -> id == agreed.id().number())
                .isPresent();
    }

    /** Whoever's appointment ended is counted with it. What went wrong with one is told, and holds up no other. */
    private Optional<Refusal> counted(ClinicOrder order, String what, Function<Changes, Outcome<Optional<Ubrn>>> one) {
        Outcome<Optional<Ubrn>> outcome = whatever(
                what,
                () -> Patience.untilUnlocked(() ->
                        transactions.write(changes -> one.apply(changes).map(whose -> {
                            whose.ifPresent(ubrn -> ClinicOrders.cancelled(order, changes));
                            return whose;
                        }))));
        return outcome instanceof Refused<Optional<Ubrn>> refused
                ? Optional.of(new Refusal(
                        refused.code(),
                        what + ": " + refused.refusals().getFirst().sentence()))
                : Optional.empty();
    }

    private static <T> Outcome<T> whatever(String what, Supplier<Outcome<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.error("Of a cancelled clinic, {} could not be ended; it is tried again", what, e);
            return Outcome.refused(SYSTEM_UNAVAILABLE, "could not be ended");
        }
    }

    /** Without a refusal it is a booking that was under way, or an outside system that is yet to be told. */
    private static String why(List<Refusal> troubles) {
        return troubles.isEmpty()
                ? "not all has ended yet"
                : troubles.getFirst().sentence();
    }

    private static Duration pause(ClinicOrder order) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(order.tries(), LONGEST_PAUSE));
    }
}
