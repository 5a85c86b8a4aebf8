package health.onward.triage;

import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import health.onward.referral.Facets;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import java.time.Instant;

/** What a provider's review does to a referral (domain rules 5.2). */
final class ReviewRules {

    private ReviewRules() {}

    /**
     * Accepted into the service it is booked at (A013): only the review changes. What changed since the provider last looked
     * stays said, for that is what this review was of.
     */
    static Outcome<Referral> accept(Referral referral, Actor actor, long version, Instant now) {
        return ReferralActions.permit(ReferralAction.ACCEPT, referral, actor, version, now)
                .map(open -> open.with(reviewed(open.facets()), now));
    }

    private static Facets reviewed(Facets facets) {
        return new Facets(
                facets.request(),
                facets.appointment(),
                new Review(Review.State.ACCEPTED, facets.review().context()),
                facets.information());
    }
}
