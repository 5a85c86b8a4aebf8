package health.onward.worklist;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.worklist.WorklistRequest.Allocation;
import health.onward.worklist.WorklistRequest.ReferralType;
import java.util.Optional;
import java.util.Set;

/**
 * The part of one organisation's list that somebody may see.
 *
 * @param services only entries of these; absent on referrer lists, which are not divided by service
 * @param unheld and those that no service holds: a provider's own requests, which all its booking staff see to
 */
record WorklistPart(
        Worklist list,
        OdsCode organisation,
        Optional<Set<ServiceId>> services,
        boolean unheld,
        Optional<String> specialty,
        Allocation clinician,
        Optional<ReferralType> type) {

    /** Of any type. */
    WorklistPart(
            Worklist list,
            OdsCode organisation,
            Optional<Set<ServiceId>> services,
            boolean unheld,
            Optional<String> specialty,
            Allocation clinician) {
        this(list, organisation, services, unheld, specialty, clinician, Optional.empty());
    }
}
