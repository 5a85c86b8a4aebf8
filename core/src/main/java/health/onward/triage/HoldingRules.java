package health.onward.triage;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_STATE;

import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import java.time.Instant;
import java.util.Optional;

/** What a provider notes on a referral that it holds, without moving it: who sees the patient, and what was printed (domain rules 5.2). */
final class HoldingRules {

    private HoldingRules() {}

    /** @param whom empty for nobody in particular */
    static Outcome<Referral> allocated(Referral open, Optional<UserId> whom, Instant now) {
        CurrentAppointment held = open.facets().appointment().orElseThrow();
        if (held.clinician().equals(whom)) {
            return Outcome.refused(
                    new Refusal(INAPPROPRIATE_VALUE, "is who sees the patient already, or nobody is", "clinician"));
        }
        return Outcome.accepted(
                open.with(open.facets().with(held.seenBy(whom), open.facets().review()), now));
    }

    /** A letter that changes takes the mark away: it is not what was printed. */
    static Outcome<Referral> printed(Referral open, Instant now) {
        Review review = open.facets().review();
        if (review.printed()) {
            return Outcome.refused(INVALID_STATE, "the clinical information is marked as printed already");
        }
        return Outcome.accepted(open.with(
                open.facets()
                        .with(
                                open.facets().appointment().orElseThrow(),
                                new Review(review.state(), review.context(), true)),
                now));
    }
}
