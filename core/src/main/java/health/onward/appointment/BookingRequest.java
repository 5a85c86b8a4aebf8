package health.onward.appointment;

import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;

/** What a referrer asks for with one of the services on a shortlist (A016). */
public sealed interface BookingRequest {

    Target target();

    /** @param version of the referral, as the caller has read it */
    record Target(Ubrn ubrn, long version, NhsNumber patient, ServiceId service) {}

    /** @param clinician whom the slot names; absent when it names nobody */
    record Book(Target target, SlotId slot, Instant start, Instant end, Optional<UserId> clinician)
            implements BookingRequest {}

    /** Leave it to the provider to find an appointment. */
    record Defer(Target target, DeferralReason reason, Optional<String> comment) implements BookingRequest {}

    record SendForTriage(Target target, Optional<String> comment) implements BookingRequest {}
}
