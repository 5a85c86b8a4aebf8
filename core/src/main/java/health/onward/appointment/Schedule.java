package health.onward.appointment;

import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.util.Optional;

/** A diary of a service: that of one clinician, or of nobody in particular. */
public record Schedule(String id, ServiceId service, Optional<UserId> clinician) {}
