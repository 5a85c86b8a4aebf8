package health.onward.triage;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;

import health.onward.directory.Concept;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.CommentRules;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Review;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Referral;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a referral whose patient did not come (domain rules 2.8 and 4.5). */
final class NonAttendanceRules {

    private static final String REASON = "reason";
    private static final String COMMENT = "comment";

    private NonAttendanceRules() {}

    static Outcome<Referral> recorded(
            Referral open, String code, Optional<Concept> known, Optional<String> comment, Instant now) {
        if (known.isEmpty()) {
            return Outcome.refused(new Refusal(INVALID_VALUE, "(" + code + ") is invalid.", REASON));
        }
        if (!known.get().inEffectOn(OwnershipRules.day(now))) {
            return Outcome.refused(new Refusal(INAPPROPRIATE_VALUE, "(" + code + ") is not in use.", REASON));
        }
        return CommentRules.fits(comment, COMMENT).map(words -> stayedAway(open, code, Optional.empty(), words, now));
    }

    /** Why the patient did not come stays said; what was said about it then stays, unless there is something new to say. */
    static Outcome<Referral> returned(Referral open, Optional<String> comment, Instant now) {
        CurrentAppointment missed = open.facets().appointment().orElseThrow();
        return CommentRules.fits(comment, COMMENT)
                .map(words -> stayedAway(
                        open,
                        missed.reason().orElseThrow(),
                        Optional.of(Facets.RETURNED),
                        words.or(missed::comment),
                        now));
    }

    private static Referral stayedAway(
            Referral open, String reason, Optional<String> type, Optional<String> comment, Instant now) {
        Facets facets = open.facets();
        return open.with(
                new Facets(
                        facets.request(),
                        facets.appointment().map(a -> a.became(Kind.DID_NOT_ATTEND, reason, type, comment)),
                        Review.NONE,
                        facets.information()),
                now);
    }
}
