package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;

/** What a list tells of an open conversation (A023, the table of members). */
public record AdviceListRow(
        Ubrn ubrn,
        long version,
        NhsNumber patient,
        Priority priority,
        Category category,
        ServiceId service,
        String serviceName,
        String specialty,
        Optional<String> clinicType,
        Optional<UserId> namedClinician,
        UserId referrer,
        Instant requestedAt,
        Instant updatedAt) {}
