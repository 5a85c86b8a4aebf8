package health.onward.triage;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.PRIORITY_NOT_CURRENT;
import static health.onward.platform.RefusalCode.VALUE_IS_REQUIRED;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.CommentRules;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import java.time.Instant;
import java.util.Optional;

/** Which outcome of triage may be recorded, and what becomes of the request (A028; domain rules 5.3). */
final class TriageRules {

    private static final String PRIORITY = "reviewPriority";

    private TriageRules() {}

    static Outcome<Referral> decide(Referral open, TriageOutcome asked, Instant now) {
        return CommentRules.given(Optional.of(asked.comments()), "reviewComments")
                .then(words -> prioritised(open, asked).map(fits -> recorded(open, words, asked, now)));
    }

    /** Whoever finds the patient an appointment must know how urgent it is; a referrer's priority is not changed behind their back. */
    private static Outcome<TriageOutcome> prioritised(Referral open, TriageOutcome asked) {
        return switch (asked.outcome()) {
            case ACCEPT_REFER_BOOK_LATER ->
                asked.priority().isPresent()
                        ? Outcome.accepted(asked)
                        : Outcome.refused(
                                new Refusal(VALUE_IS_REQUIRED, "must be given with ACCEPT_REFER_BOOK_LATER", PRIORITY));
            case RETURN_TO_REFERRER_WITH_ADVICE ->
                asked.priority().orElse(open.priority()) == open.priority()
                        ? Outcome.accepted(asked)
                        : Outcome.refused(new Refusal(
                                PRIORITY_NOT_CURRENT,
                                "must be the current one, " + open.priority() + ": the request goes back",
                                PRIORITY));
            case CANCEL_APPOINTMENT_ACTION_LATER, PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER ->
                Outcome.refused(new Refusal(
                        INAPPROPRIATE_VALUE, "(" + asked.outcome() + ") is no outcome of triage", "reviewOutcome"));
        };
    }

    /** By when the patient was told to hear stays said; who was to look at it has done so. */
    private static Referral recorded(Referral open, String words, TriageOutcome asked, Instant now) {
        CurrentAppointment waiting = open.facets().appointment().orElseThrow();
        CurrentAppointment judged = waiting.became(
                        Kind.OUTCOME, asked.outcome().name(), Optional.empty(), Optional.of(words))
                .seenBy(Optional.empty())
                .promising(waiting.contactBy());
        return open.with(
                        open.facets()
                                .with(judged, ReviewRules.reviewed(open.facets().review())),
                        now)
                .prioritised(asked.priority().orElse(open.priority()));
    }
}
