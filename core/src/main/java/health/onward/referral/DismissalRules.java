package health.onward.referral;

import java.time.Instant;

/** What it means that an outcome was taken note of. */
final class DismissalRules {

    private DismissalRules() {}

    static Referral dismissed(Referral referral, Instant now) {
        Facets facets = referral.facets();
        return referral.with(
                new Facets(facets.request(), facets.appointment(), facets.review(), facets.information(), true), now);
    }
}
