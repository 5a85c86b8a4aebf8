package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.util.Optional;

/**
 * What a referrer searched for (eRS-ServiceSearchCriteria-Parameters-1). Stored with the shortlist as it was asked.
 *
 * @param clinicalTerm id of a clinical term
 * @param distanceLimit in miles
 * @param waitLimit indicative appointment wait, in days
 * @param provisioningSent the caller sent commissioningProvisioning: its value is ignored, but it is echoed
 */
public record SearchCriteria(
        Priority priority,
        Optional<String> specialty,
        Optional<String> clinicType,
        Optional<String> clinicalTerm,
        Optional<UserId> namedClinician,
        Optional<String> postcode,
        Optional<Integer> distanceLimit,
        Optional<Integer> waitLimit,
        Optional<OdsCode> organisation,
        boolean ageAndSexAppropriate,
        boolean provisioningSent) {}
