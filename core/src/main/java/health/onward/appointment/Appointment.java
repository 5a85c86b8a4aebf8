package health.onward.appointment;

import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;

/**
 * What was arranged for a referral at one service: a booked time, a task for the service, or what became of either (shapes of
 * b.0). The referral's row repeats what decides its standing; this holds the rest.
 *
 * @param version 0 for a new booking and 1 for a new task, as the published examples have it; grows with each change
 * @param serviceName as it was when arranged
 * @param direct the service's slots are booked here
 * @param time when, while booked
 * @param slot which slot, while booked directly
 * @param reason a code whose list depends on the kind
 * @param referralVersion the referral's version that last touched this
 */
public record Appointment(
        AppointmentId id,
        Ubrn ubrn,
        long version,
        Facets.Kind kind,
        ServiceId service,
        String serviceName,
        boolean direct,
        Optional<Time> time,
        Optional<SlotId> slot,
        Optional<UserId> clinician,
        Optional<String> reason,
        Optional<String> comment,
        Instant created,
        long referralVersion) {

    public static final long FIRST_VERSION_BOOKED = 0;
    public static final long FIRST_VERSION_TASK = 1;

    /** Start and end are the same where only the start is known (indirect booking). */
    public record Time(Instant start, Instant end) {}

    /**
     * This appointment as a later change of its referral leaves it: what is no longer booked has no time, and no slot either unless
     * it was used.
     */
    Appointment following(CurrentAppointment facet, long changedReferral) {
        if (facet.kind() == kind
                && facet.reason().equals(reason)
                && facet.comment().equals(comment)
                && facet.clinician().equals(clinician)) {
            return this;
        }
        boolean booked = facet.kind() == Kind.BOOKED;
        boolean used = booked || facet.kind() == Kind.DID_NOT_ATTEND || facet.kind() == Kind.ASSESSED;
        return new Appointment(
                id,
                ubrn,
                version + 1,
                facet.kind(),
                service,
                serviceName,
                direct,
                booked ? time : Optional.empty(),
                used ? slot : Optional.empty(),
                facet.clinician(),
                facet.reason(),
                facet.comment(),
                created,
                changedReferral);
    }
}
