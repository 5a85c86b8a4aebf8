package health.onward.referral;

import health.onward.identity.BusinessFunction;
import health.onward.identity.GoldenTable;
import java.util.Map;
import java.util.Set;

/** The hand-written table of who may do what, and when: standing-actions.txt. */
final class GoldenActions {

    private GoldenActions() {}

    static Map<String, Map<BusinessFunction, Set<ReferralAction>>> read() {
        return GoldenTable.read(GoldenActions.class, "standing-actions.txt", ReferralAction.class);
    }
}
