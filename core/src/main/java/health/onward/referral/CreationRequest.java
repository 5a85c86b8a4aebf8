package health.onward.referral;

import health.onward.directory.SearchCriteria;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Facets.LetterIntention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a referrer asks for when creating a referral (A011).
 *
 * @param referringClinician whom a clinician's admin refers for
 * @param pathwayStart overrides the derived start of the waiting-time clock
 */
public record CreationRequest(
        NhsNumber patient, Optional<UserId> referringClinician, Choice choice, Optional<Instant> pathwayStart) {

    /** The services to choose from and what goes with them; the same on creation (A011) and on change (A031). */
    public record Choice(
            List<ServiceId> services, SearchCriteria criteria, LetterIntention intention, int reminderDays) {}
}
