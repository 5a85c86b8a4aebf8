package health.onward.appointment;

import health.onward.appointment.BookingRequest.Defer;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import java.util.Optional;

/** Looks up what a deferral's reason claims, under the referral's lock, and asks {@link DeferralRules}. */
public final class DeferralGate {

    private final Slots slots;
    private final BookingAttempts attempts;

    public DeferralGate(Slots slots, BookingAttempts attempts) {
        this.slots = slots;
        this.attempts = attempts;
    }

    Outcome<Defer> pass(Defer request, Referral referral, SlotReach reach) {
        return DeferralRules.decide(request, facts(request, referral, reach), referral, reach);
    }

    private DeferralRules.Facts facts(Defer request, Referral referral, SlotReach reach) {
        return switch (request.reason()) {
            case DeferralReason.NoSlots() ->
                new DeferralRules.Facts(anyFree(request, referral, reach), Optional.empty(), false, Optional.empty());
            case DeferralReason.SlotGone(var id) -> {
                Optional<Slot> quoted = slots.find(request.target().service(), id);
                yield new DeferralRules.Facts(false, quoted, quoted.isEmpty() && slots.knows(id), Optional.empty());
            }
            case DeferralReason.BookingFailed() ->
                new DeferralRules.Facts(
                        false,
                        Optional.empty(),
                        false,
                        attempts.lastFailed(referral.ubrn(), request.target().service())
                                .map(BookingAttempts.FailedAttempt::outcome));
        };
    }

    private boolean anyFree(Defer request, Referral referral, SlotReach reach) {
        return !slots.free(
                        new SlotSearch(request.target().service(), referral.priority(), reach, Optional.empty(), 1, 0))
                .slots()
                .isEmpty();
    }
}
