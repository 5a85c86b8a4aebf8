package health.onward.triage;

import health.onward.referral.Facets;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import java.time.Instant;

/** What a provider's review of a booked referral does to it (A013; domain rules 5.2). */
final class ReviewRules {

    private ReviewRules() {}

    /**
     * Accepted into the service it is booked at: only the review changes. What changed since the provider last looked stays said,
     * for that is what this review was of.
     */
    static Referral accepted(Referral open, Instant now) {
        Facets facets = open.facets();
        return open.with(
                new Facets(facets.request(), facets.appointment(), reviewed(facets.review()), facets.information()),
                now);
    }

    /** Somebody at the provider has looked at it. */
    static Review reviewed(Review review) {
        return new Review(Review.State.ACCEPTED, review.context(), review.printed());
    }
}
