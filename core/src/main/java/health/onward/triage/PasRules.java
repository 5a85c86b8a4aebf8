package health.onward.triage;

import static health.onward.platform.RefusalCode.FIELD_NOT_PERMITTED;
import static health.onward.platform.RefusalCode.VALUE_IS_REQUIRED;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a booking that ends here has ended in the provider's own system, too: to be said of an indirect one, which is kept there
 * only, and of no other (A014, A022; domain rules 4.4).
 */
final class PasRules {

    private static final String WHERE = "appointmentCancelledInPAS";

    private PasRules() {}

    static Outcome<Optional<Boolean>> said(Optional<Boolean> cancelled, CurrentAppointment booked) {
        if (booked.direct() && cancelled.isPresent()) {
            return Outcome.refused(new Refusal(
                    FIELD_NOT_PERMITTED, "must not be given: a direct booking is cancelled for you", WHERE));
        }
        return !booked.direct() && cancelled.isEmpty()
                ? Outcome.refused(new Refusal(
                        VALUE_IS_REQUIRED, "must be given: only you know whether it is cancelled there", WHERE))
                : Outcome.accepted(cancelled);
    }

    /** What is cancelled there, too, need not be cancelled there later. */
    static Referral noted(Referral ended, CurrentAppointment booked, Optional<Boolean> cancelled) {
        return cancelled.orElse(false) ? ended.cancelledInPas(Set.of(booked.id())) : ended;
    }
}
