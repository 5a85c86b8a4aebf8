package health.onward.referral;

import static health.onward.platform.RefusalCode.INVALID_REQUEST_STATE;
import static health.onward.platform.RefusalCode.NO_CHANGES_DETECTED;

import health.onward.document.FileId;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** When a referrer's letters may change, and what a change of them means (A012; domain rules 2.9 and 5.2). */
final class LetterRules {

    private LetterRules() {}

    /**
     * Shortly before an appointment the provider relies on the letter it has read; a first one is welcome at any time.
     *
     * @param freeze for how long before; zero for never
     */
    static Outcome<Referral> thawed(Referral referral, Duration freeze, Instant now) {
        boolean frozen = referral.progress() instanceof Progress.Booked(var _, var _, var start, var _)
                && referral.facets().information().present()
                && !freeze.isZero()
                && !now.isBefore(start.minus(freeze));
        return frozen
                ? Outcome.refused(
                        INVALID_REQUEST_STATE,
                        "the appointment is too near for a change of its letters; tell the service directly")
                : Outcome.accepted(referral);
    }

    /** Refused when the same files are there already, described in the same words: the order says nothing. */
    static Outcome<List<Attachment>> changed(List<Attachment> before, List<Attachment> after) {
        return described(before).equals(described(after))
                ? Outcome.refused(NO_CHANGES_DETECTED, "these files, so described, are the referral's letters already")
                : Outcome.accepted(after);
    }

    private static Map<FileId, Optional<String>> described(List<Attachment> letters) {
        return letters.stream().collect(Collectors.toMap(Attachment::file, Attachment::description));
    }

    /** The referral with so many letters: the waiting for them ends, and who accepted it for the old ones is asked to look again. */
    static Referral maintained(Referral referral, int letters, Instant now) {
        Facets facets = referral.facets();
        ClinicalInformation was = facets.information();
        var information = new ClinicalInformation(
                was.intention(),
                was.required(),
                Optional.empty(),
                letters,
                was.firstSubmitted().or(() -> Optional.of(now)),
                was.firstSubmitted().map(first -> now));
        return referral.with(
                new Facets(
                        facets.request(),
                        facets.appointment(),
                        review(facets.review(), referral.progress() instanceof Progress.Booked),
                        information,
                        facets.dismissed()),
                now);
    }

    /** What nobody has looked at stays new; what was printed is not what is there now. */
    private static Review review(Review was, boolean booked) {
        boolean again = booked && was.state() == Review.State.ACCEPTED;
        if (again) {
            return new Review(Review.State.PENDING, Review.Context.LETTER_CHANGED);
        }
        return new Review(was.state(), was.state() == Review.State.PENDING ? withLetter(was.context()) : was.context());
    }

    private static Review.Context withLetter(Review.Context was) {
        return switch (was) {
            case NEVER_REVIEWED -> Review.Context.NEVER_REVIEWED;
            case LETTER_CHANGED -> Review.Context.LETTER_CHANGED;
            case PRIORITY_CHANGED, PRIORITY_AND_LETTER_CHANGED -> Review.Context.PRIORITY_AND_LETTER_CHANGED;
        };
    }
}
