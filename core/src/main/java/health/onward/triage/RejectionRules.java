package health.onward.triage;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_CODE;
import static health.onward.platform.RefusalCode.VALUE_IS_REQUIRED;

import health.onward.directory.CancellationReason;
import health.onward.identity.BusinessFunction;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.CommentRules;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Review;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Referral;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Whether a booked referral may be sent back for a reason, and what becomes of it (A014; domain rules 2.8 and 5.2). */
final class RejectionRules {

    private static final String REASON = "rejectionReason";
    private static final String COMMENT = "rejectionComments";
    private static final String TYPE = "PROVIDER_REJECT";

    private RejectionRules() {}

    static Outcome<Referral> decide(
            Referral open, Rejection asked, Optional<CancellationReason> known, BusinessFunction by, Instant now) {
        CurrentAppointment booked = open.facets().appointment().orElseThrow();
        return reason(asked, known, by, OwnershipRules.day(now))
                .then(reason -> comment(asked, reason))
                .then(comment -> PasRules.said(asked.cancelledInPas(), booked)
                        .map(said -> PasRules.noted(rejected(open, asked.reason(), comment, now), booked, said)));
    }

    private static Outcome<CancellationReason> reason(
            Rejection asked, Optional<CancellationReason> known, BusinessFunction by, LocalDate today) {
        if (known.isEmpty()) {
            return refused("(" + asked.reason() + ") is not a code of this list", true);
        }
        CancellationReason reason = known.get();
        if (!reason.type().equals(TYPE) || !reason.openTo(by)) {
            return refused("(" + asked.reason() + ") does not reject a referral", false);
        }
        return reason.concept().inEffectOn(today)
                ? Outcome.accepted(reason)
                : refused("(" + asked.reason() + ") is not in use", false);
    }

    private static Outcome<CancellationReason> refused(String sentence, boolean unknown) {
        return Outcome.refused(new Refusal(unknown ? INVALID_CODE : INAPPROPRIATE_VALUE, sentence, REASON));
    }

    private static Outcome<Optional<String>> comment(Rejection asked, CancellationReason reason) {
        return CommentRules.fits(asked.comment(), COMMENT)
                .then(comment -> comment.isEmpty() && reason.commentMandatory()
                        ? Outcome.refused(new Refusal(VALUE_IS_REQUIRED, "must be given with this reason", COMMENT))
                        : Outcome.accepted(comment));
    }

    /** The booking is over, and it is the referrer's turn; who was to see the patient stays said (A014, example). */
    private static Referral rejected(Referral open, String reason, Optional<String> comment, Instant now) {
        CurrentAppointment booked = open.facets().appointment().orElseThrow();
        return open.with(
                open.facets().with(booked.became(Kind.CANCELLED, reason, Optional.of(TYPE), comment), Review.NONE),
                now);
    }
}
