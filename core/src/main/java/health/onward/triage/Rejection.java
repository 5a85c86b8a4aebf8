package health.onward.triage;

import java.util.Optional;

/**
 * Why a booked referral is sent back (A014).
 *
 * @param reason a code of APPOINTMENT-CANCELLATION-REASON
 * @param cancelledInPas for an indirect booking, which only the provider's own system knows: whether it is cancelled there
 */
public record Rejection(String reason, Optional<String> comment, Optional<Boolean> cancelledInPas) {}
