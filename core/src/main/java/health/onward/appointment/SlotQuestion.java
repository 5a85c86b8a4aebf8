package health.onward.appointment;

import health.onward.directory.Priority;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.util.Optional;

/**
 * What a referrer asks of a service's diary (A015).
 *
 * @param ruleOrganisation for which organisation's patients: its commissioning must reach the service
 * @param page from 1
 */
public record SlotQuestion(
        ServiceId service,
        Priority priority,
        Optional<UserId> clinician,
        OdsCode ruleOrganisation,
        int count,
        int page) {

    long skip() {
        return (page - 1L) * count;
    }
}
