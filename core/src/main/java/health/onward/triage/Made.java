package health.onward.triage;

import health.onward.referral.Links;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange.Said;
import java.util.Optional;

/**
 * What a rule has made of a referral.
 *
 * @param links files that go with it from now on
 * @param said why, where the referral's new standing does not say it
 */
record Made(Referral after, Optional<Links> links, Optional<Said> said) {

    static Made of(Referral after) {
        return new Made(after, Optional.empty(), Optional.empty());
    }

    Made linking(Optional<Links> files) {
        return new Made(after, files, said);
    }

    Made saying(Optional<String> reason, Optional<String> comment) {
        return new Made(after, links, Optional.of(new Said(reason, comment)));
    }
}
