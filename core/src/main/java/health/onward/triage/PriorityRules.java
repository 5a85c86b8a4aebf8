package health.onward.triage;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;

import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.CommentRules;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Review;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What another priority does to a referral whose appointment is kept (domain rules 5.2): nobody changes one without a reason
 * (trust.md, invariant I6), and nobody is left with what they had read under the old one.
 */
final class PriorityRules {

    private PriorityRules() {}

    static Outcome<Referral> decide(
            Referral open, Priority to, Optional<String> reason, Deadlines deadlines, Instant now) {
        if (to == open.priority()) {
            return Outcome.refused(
                    new Refusal(INAPPROPRIATE_VALUE, "(" + to + ") is the priority that it has already", "priority"));
        }
        return CommentRules.given(reason, "reason").map(said -> changed(open, to, deadlines, now));
    }

    private static Referral changed(Referral open, Priority to, Deadlines deadlines, Instant now) {
        CurrentAppointment held = open.facets().appointment().orElseThrow();
        boolean booked = held.kind() == Kind.BOOKED;
        return open.with(
                        open.facets()
                                .with(
                                        held.promising(promise(held, to, deadlines, OwnershipRules.day(now))),
                                        review(open.facets().review(), booked)),
                        now)
                .prioritised(to);
    }

    /** What the patient was told is never put off; what is more urgent now is due sooner. */
    private static Optional<LocalDate> promise(
            CurrentAppointment held, Priority to, Deadlines deadlines, LocalDate today) {
        LocalDate now = held.reason().equals(Optional.of(Progress.TRIAGE))
                ? deadlines.triage(to, today)
                : deadlines.deferral(to, today);
        return held.contactBy().map(told -> told.isBefore(now) ? told : now);
    }

    /** Who accepted it under another priority is asked to look again. */
    private static Review review(Review was, boolean booked) {
        return switch (was.state()) {
            case ACCEPTED ->
                booked ? new Review(Review.State.PENDING, Review.Context.PRIORITY_CHANGED, was.printed()) : was;
            case PENDING -> new Review(was.state(), withPriority(was.context()), was.printed());
            case NONE -> was;
        };
    }

    private static Review.Context withPriority(Review.Context was) {
        return switch (was) {
            case NEVER_REVIEWED -> Review.Context.NEVER_REVIEWED;
            case PRIORITY_CHANGED -> Review.Context.PRIORITY_CHANGED;
            case LETTER_CHANGED, PRIORITY_AND_LETTER_CHANGED -> Review.Context.PRIORITY_AND_LETTER_CHANGED;
        };
    }
}
