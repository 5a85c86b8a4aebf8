package health.onward.appointment;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;

import health.onward.appointment.BookingRequest.Why;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Refusal;
import health.onward.platform.Transactions;
import health.onward.referral.ReferralAction;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cancels a clinic: all slots of a service in a range of time, free and booked (domain rules 4.5). Every patient is cancelled in a
 * transaction of their own, so that nobody waits for all of them; said again, it goes on where it was broken off. Who was cancelled is
 * on the provider's list of appointments to book.
 */
public final class ClinicCancellation {

    private final Transactions transactions;
    private final Slots slots;
    private final SlotEnding ending;
    private final ProviderCancellation cancellation;
    private final Clock clock;

    public ClinicCancellation(
            Transactions transactions, Slots slots, SlotEnding ending, ProviderCancellation cancellation, Clock clock) {
        this.transactions = transactions;
        this.slots = slots;
        this.ending = ending;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    /**
     * @param from the first start that is cancelled; {@code to} the first that is not
     * @param clinician only whose slots; absent for all of the service
     */
    public record Clinic(ServiceId service, Instant from, Instant to, Optional<UserId> clinician, Why why) {}

    /** @param done of {@code all} slots; the others are to come */
    public record Progress(int done, int all) {}

    /** A patient whose appointment could not be cancelled, and why: a page shows them, nobody is passed over. */
    public record Left(Ubrn ubrn, Refusal refusal) {}

    /**
     * @param withdrawn how many slots nobody had
     * @param cancelled whose appointments were taken away
     */
    public record Result(int withdrawn, List<Ubrn> cancelled, List<Left> left) {}

    public Outcome<Result> cancel(Clinic clinic, Actor actor, Consumer<Progress> progress) {
        return permitted(clinic, actor)
                .then(allowed -> cancellation.reason(clinic.why()))
                .map(why -> ended(clinic, actor, progress));
    }

    private Outcome<Clinic> permitted(Clinic clinic, Actor actor) {
        if (!ReferralAction.CANCEL_AS_PROVIDER.functions().contains(actor.function())) {
            return Outcome.refused(FORBIDDEN, "this business function may not cancel a clinic");
        }
        if (!actor.services().contains(clinic.service())) {
            return Outcome.refused(NO_RELATIONSHIP, "your workgroups do not grant service " + clinic.service());
        }
        return clinic.from().isBefore(clinic.to()) && clinic.to().isAfter(clock.instant())
                ? Outcome.accepted(clinic)
                : Outcome.refused(new Refusal(INAPPROPRIATE_VALUE, "is not after 'from', or is in the past", "to"));
    }

    /** Free ones first: nobody shall take one while the others are told. */
    private Result ended(Clinic clinic, Actor actor, Consumer<Progress> progress) {
        var by = new SlotEnding.By(actor, clinic.why(), "cancel-clinic");
        List<Slot> all = slots.starting(clinic.service(), from(clinic), clinic.to(), clinic.clinician());
        List<Slot> inOrder = new ArrayList<>(all.stream().filter(Slot::free).toList());
        inOrder.addAll(all.stream().filter(slot -> slot.takenBy().isPresent()).toList());
        int withdrawn = 0;
        List<Ubrn> cancelled = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Slot slot : inOrder) {
            switch (one(slot, by)) {
                case Accepted(var whose) when whose.isPresent() -> cancelled.add(whose.get());
                case Accepted<Optional<Ubrn>> _ -> withdrawn++;
                case Refused<Optional<Ubrn>> refused ->
                    slot.takenBy()
                            .ifPresent(ubrn ->
                                    left.add(new Left(ubrn, refused.refusals().getFirst())));
            }
            progress.accept(new Progress(withdrawn + cancelled.size() + left.size(), inOrder.size()));
        }
        return new Result(withdrawn, cancelled, left);
    }

    /** As it is then: somebody may have taken a free one, or given up a taken one, since the list was made. */
    private Outcome<Optional<Ubrn>> one(Slot slot, SlotEnding.By by) {
        return Patience.untilUnlocked(() -> transactions.write(changes -> slots.find(slot.service(), slot.id())
                .filter(now -> !now.withdrawn())
                .map(now -> ending.end(now, by, changes))
                .orElseGet(() -> Outcome.accepted(Optional.empty()))));
    }

    /** What has begun has taken place, or is a matter of non-attendance. */
    private Instant from(Clinic clinic) {
        Instant now = clock.instant();
        return clinic.from().isAfter(now) ? clinic.from() : now;
    }
}
