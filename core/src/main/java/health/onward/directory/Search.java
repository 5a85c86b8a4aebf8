package health.onward.directory;

import health.onward.identity.OdsCode;
import java.util.Optional;

/**
 * A search for services as a referrer asks it (A010).
 *
 * @param ownOrganisation of the referrer; its commissioning applies unless {@code ruleOrganisation} names another
 */
public record Search(
        SearchFor purpose,
        SortBy sortBy,
        SearchCriteria criteria,
        Seeker seeker,
        OdsCode ownOrganisation,
        Optional<OdsCode> ruleOrganisation) {}
