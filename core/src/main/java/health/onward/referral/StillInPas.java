package health.onward.referral;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * An indirectly booked appointment that was cancelled here: only the service's staff can take it out of their own system, and
 * until they say that they have, somebody is expected there who will not come (domain rules 4.4).
 */
public record StillInPas(long appointment, ServiceId service, OdsCode provider, String specialty, Instant start) {

    /** What a change leaves behind; a time that has passed needs no cancelling, and a new one at the same service replaces the old. */
    static Optional<StillInPas> left(Facets before, Facets after, Instant now) {
        return before.appointment()
                .filter(a -> a.kind() == Kind.BOOKED && !a.direct())
                .filter(a -> a.start().orElseThrow().isAfter(now))
                .filter(a -> after.appointment().map(b -> ends(a, b)).orElse(true))
                .map(a -> new StillInPas(
                        a.id(),
                        a.service(),
                        a.provider(),
                        a.specialty(),
                        a.start().orElseThrow()));
    }

    private static boolean ends(CurrentAppointment before, CurrentAppointment after) {
        return switch (after.kind()) {
            case CANCELLED, DEFERRED, OUTCOME -> true;
            case BOOKED -> after.direct() || !after.service().equals(before.service());
            // It took place, or should have.
            case DID_NOT_ATTEND, ASSESSED -> false;
        };
    }
}
