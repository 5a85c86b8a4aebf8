package health.onward.referral;

import static health.onward.identity.BusinessFunction.REFERRING_ADMIN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.platform.RefusalCode.FORBIDDEN;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.platform.Outcome;
import java.util.Set;

/** Who may change a patient's access code: the referrer's staff, for a patient they have referred. */
final class AccessRules {

    static final Set<BusinessFunction> STAFF = Set.of(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, REFERRING_ADMIN);

    private AccessRules() {}

    static Outcome<Referral> permit(Referral referral, Actor actor) {
        if (!STAFF.contains(actor.function())) {
            return Outcome.refused(FORBIDDEN, "this business function may not do this");
        }
        return ReferralActions.mayRead(referral, actor) instanceof Ruling.Refused(var code, var sentence)
                ? Outcome.refused(code, sentence)
                : Outcome.accepted(referral);
    }
}
