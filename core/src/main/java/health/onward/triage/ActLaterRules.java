package health.onward.triage;

import health.onward.platform.Outcome;
import health.onward.referral.CommentRules;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a booked referral that the provider's staff shall rebook or redirect (A022; domain rules 5.2). */
final class ActLaterRules {

    private ActLaterRules() {}

    static Outcome<Referral> decide(Referral open, ActLater asked, Instant now) {
        CurrentAppointment booked = open.facets().appointment().orElseThrow();
        return CommentRules.given(Optional.of(asked.comments()), "comments")
                .then(task -> PasRules.said(asked.cancelledInPas(), booked)
                        .map(said -> PasRules.noted(toAct(open, booked, task, asked, now), booked, said)));
    }

    /** The booking is over, and nobody in particular is to see the patient (A022, example): it has been looked at. */
    private static Referral toAct(Referral open, CurrentAppointment booked, String task, ActLater asked, Instant now) {
        String outcome = ReviewOutcome.CANCEL_APPOINTMENT_ACTION_LATER.name();
        CurrentAppointment tasked = booked.became(Kind.OUTCOME, outcome, Optional.empty(), Optional.of(task))
                .seenBy(Optional.empty());
        return open.with(
                        open.facets()
                                .with(tasked, ReviewRules.reviewed(open.facets().review())),
                        now)
                .prioritised(asked.priority().orElse(open.priority()));
    }
}
