package health.onward.triage;

import health.onward.platform.Outcome;
import health.onward.referral.CommentRules;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import java.time.Instant;
import java.util.Optional;

/** What the result of a clinical assessment makes of a booked referral: news for its referrer (domain rules 2.6 and 5.2). */
final class AssessmentRules {

    private AssessmentRules() {}

    static Outcome<Referral> decide(Referral open, AssessmentOutcome outcome, Optional<String> result, Instant now) {
        CurrentAppointment booked = open.facets().appointment().orElseThrow();
        return CommentRules.given(result, "comment")
                .map(words -> open.with(
                        open.facets()
                                .with(
                                        booked.became(
                                                Kind.ASSESSED, outcome.name(), Optional.empty(), Optional.of(words)),
                                        Review.NONE),
                        now));
    }
}
