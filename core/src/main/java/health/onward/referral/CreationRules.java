package health.onward.referral;

import static health.onward.platform.RefusalCode.INVALID_VALUE;

import health.onward.platform.Outcome;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.LetterIntention;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a new referral may say of its past (A011, domain rules 2.4). */
final class CreationRules {

    private static final Duration OLDEST_START = Duration.ofDays(365);

    private CreationRules() {}

    static Outcome<Optional<Instant>> pathwayStart(Optional<Instant> start, Instant now) {
        if (start.isPresent() && (start.get().isAfter(now) || start.get().isBefore(now.minus(OLDEST_START)))) {
            return Outcome.refused(
                    INVALID_VALUE,
                    "'eReferralPathwayStart' (" + start.get() + ") is invalid: it must be in the last 365 days");
        }
        return Outcome.accepted(start);
    }

    /** What is known of letters that are there from the beginning. */
    static ClinicalInformation letters(LetterIntention intention, int letters, Instant now) {
        return new ClinicalInformation(intention, false, Optional.empty(), letters, Optional.of(now), Optional.empty());
    }
}
