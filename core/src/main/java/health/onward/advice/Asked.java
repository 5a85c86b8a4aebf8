package health.onward.advice;

import health.onward.directory.SearchCriteria;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import java.time.Instant;

/**
 * What was asked of whom, for whom: fixed when the conversation begins.
 *
 * @param requestId {@code a.<uuid>}, stable for life
 * @param referrer the clinician who answers for the question; {@code createdBy} typed it
 * @param service the one that is asked, with the name and the provider that it had then
 * @param specialty that of the service
 * @param authorised whether the provider may make a referral of it
 * @param targetDays working days in which the service means to answer
 */
public record Asked(
        String requestId,
        NhsNumber patient,
        OdsCode referringOrganisation,
        UserId referrer,
        UserId createdBy,
        Instant at,
        ServiceId service,
        String serviceName,
        OdsCode provider,
        String specialty,
        SearchCriteria criteria,
        boolean authorised,
        boolean convertIfUnanswered,
        int targetDays) {}
