package health.onward.referral;

import health.onward.patient.AccessCodes;
import health.onward.platform.Changes;

/** Sees to it that whoever is referred can see their referral: the first one brings the patient an access code. */
public final class AccessOnCreation implements ReferralSubscriber {

    private final AccessCodes codes;

    public AccessOnCreation(AccessCodes codes) {
        this.codes = codes;
    }

    @Override
    public void on(ReferralChange change, Changes changes) {
        if (change.before().isEmpty()) {
            codes.issue(change.after().patient(), change.at(), changes);
        }
    }
}
