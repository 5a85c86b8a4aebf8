package health.onward.appointment;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_SLOT;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.PAS_NOT_RESPONDING;
import static health.onward.platform.RefusalCode.PAS_RESPONDED_WITH_ERROR;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.SLOTS_CURRENTLY_AVAILABLE;
import static health.onward.platform.RefusalCode.THIS_SLOT_IS_AVAILABLE;

import health.onward.appointment.BookingRequest.Defer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.Referral;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the reason for leaving a referral to its provider is true now (A016; domain rules 4.2): a deferral hides the referral
 * from the diary, so nobody's word is enough for it.
 */
final class DeferralRules {

    /** How an attempt at an outside system ends when nobody said no: it broke, or was not answered. */
    private static final Set<RefusalCode> TECHNICAL = Set.of(PAS_NOT_RESPONDING, PAS_RESPONDED_WITH_ERROR);

    private DeferralRules() {}

    /**
     * What the reason is held against; only what concerns the given reason need be looked up.
     *
     * @param anyFree whether a search would offer anything
     * @param quoted the slot that the request says is gone, if the service ever had it
     * @param elsewhere whether another service has a slot by that number
     * @param failure how the last attempt to book this referral at this service ended, if not in a booking
     */
    record Facts(boolean anyFree, Optional<Slot> quoted, boolean elsewhere, Optional<RefusalCode> failure) {}

    static Outcome<Defer> decide(Defer request, Facts facts, Referral referral, SlotReach reach) {
        return switch (request.reason()) {
            case DeferralReason.NoSlots() ->
                facts.anyFree()
                        ? refused(SLOTS_CURRENTLY_AVAILABLE, "the service has free slots; search again")
                        : accepted(request);
            case DeferralReason.SlotGone(var id) -> gone(request, id, facts, referral, reach);
            case DeferralReason.BookingFailed() ->
                facts.failure().filter(TECHNICAL::contains).isPresent()
                        ? accepted(request)
                        : refused(INAPPROPRIATE_VALUE, "no attempt to book at this service has failed");
        };
    }

    private static Outcome<Defer> gone(Defer request, SlotId id, Facts facts, Referral referral, SlotReach reach) {
        if (facts.quoted().isEmpty()) {
            return facts.elsewhere()
                    ? refused(INAPPROPRIATE_SLOT, "slot " + id + " is another service's")
                    : refused(REFERENCE_NOT_FOUND, "slot " + id + " is not known");
        }
        Slot slot = facts.quoted().get();
        // Nobody can have chosen these for this request, so they cannot have slipped away from it.
        if (!slot.priorities().contains(referral.priority())) {
            return refused(INAPPROPRIATE_SLOT, "slot " + id + " is not for this request's priority");
        }
        if (slot.start().isBefore(referral.createdAt())) {
            return refused(INAPPROPRIATE_SLOT, "slot " + id + " was over before this request was made");
        }
        return SlotRules.offered(slot, reach)
                ? refused(THIS_SLOT_IS_AVAILABLE, "slot " + id + " can be booked")
                : accepted(request);
    }
}
