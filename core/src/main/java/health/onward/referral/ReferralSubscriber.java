package health.onward.referral;

import health.onward.platform.Changes;

/** Keeps something beside the referral, in the same transaction: adds statements, writes nothing itself. */
public interface ReferralSubscriber {

    void on(ReferralChange change, Changes changes);
}
