package health.onward.appointment;

/** Why a referrer cannot book: the codes of eRS-ReviewReason-1 that a deferral may carry. */
public sealed interface DeferralReason {

    /** The published code. */
    String code();

    record NoSlots() implements DeferralReason {
        @Override
        public String code() {
            return "NO_SLOTS_AT_SERVICE";
        }
    }

    /** @param slot the one that was chosen and is gone */
    record SlotGone(SlotId slot) implements DeferralReason {
        @Override
        public String code() {
            return "SLOT_NOT_AVAILABLE";
        }
    }

    record BookingFailed() implements DeferralReason {
        @Override
        public String code() {
            return "BOOKING_ATTEMPT_PROBLEM";
        }
    }
}
