package health.onward.triage;

import health.onward.referral.Referral;
import health.onward.referral.ReferralChange.Said;
import java.util.Optional;

/**
 * What a rule has made of a referral.
 *
 * @param said why, where the referral's new standing does not say it
 */
record Made(Referral after, Optional<Said> said) {

    static Made of(Referral after) {
        return new Made(after, Optional.empty());
    }

    Made saying(Optional<String> reason, Optional<String> comment) {
        return new Made(after, Optional.of(new Said(reason, comment)));
    }
}
