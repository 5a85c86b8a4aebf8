package health.onward.triage;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_CODE;

import health.onward.appointment.BookingRequest.Why;
import health.onward.directory.CancellationReason;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.time.LocalDate;
import java.util.Optional;

/** For which reasons a provider sends a booked patient elsewhere (domain rules 2.8): those of redirection, each with a comment. */
final class RedirectionRules {

    private static final String KIND = "REDIRECTED_";

    private RedirectionRules() {}

    static Outcome<CancellationReason> reason(Why why, Optional<CancellationReason> known, LocalDate today) {
        if (known.isEmpty()) {
            return refused(INVALID_CODE, "(" + why.code() + ") is not a code of this list");
        }
        CancellationReason reason = known.get();
        return reason.code().startsWith(KIND) && reason.concept().inEffectOn(today)
                ? reason.commented(why.comment(), "comment")
                : refused(INAPPROPRIATE_VALUE, "(" + why.code() + ") is no reason in use for redirecting a patient");
    }

    private static Outcome<CancellationReason> refused(RefusalCode code, String sentence) {
        return Outcome.refused(new Refusal(code, sentence, "reason"));
    }
}
