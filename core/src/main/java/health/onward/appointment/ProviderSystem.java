package health.onward.appointment;

import health.onward.directory.Priority;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The port to a provider's own system, where it keeps a diary that is not kept here. It is asked outside of any transaction, and
 * every way in which it can fail is an answer, never an exception. What it is told about a booking can be told again: the
 * attempt's number makes a repetition one booking.
 */
public interface ProviderSystem {

    /** Waits, as long as the system is given, without holding anything but the caller's own (virtual) thread. */
    PasReply book(OutsideSystem system, Wanted wanted);

    /** What became of an attempt, as the system knows it. */
    Became became(OutsideSystem system, AttemptId attempt);

    /** Whatever this attempt has booked, or will: it is not wanted. */
    Told cancel(OutsideSystem system, AttemptId attempt);

    /** The slots that the system offers for a service. */
    Offers offers(OutsideSystem system, ServiceId service, Instant from, Instant to);

    /** @param slot the system's own name for it */
    record Wanted(
            AttemptId attempt,
            Ubrn ubrn,
            NhsNumber patient,
            ServiceId service,
            String slot,
            Instant start,
            Instant end,
            Optional<UserId> clinician) {}

    enum Became {
        BOOKED,
        NOT_BOOKED,
        NO_ANSWER
    }

    /** Whether a message arrived. */
    sealed interface Told {
        record Understood() implements Told {}

        record Failed(String why) implements Told {}
    }

    sealed interface Offers {
        record Offered(List<Offer> slots) implements Offers {}

        record Unknown(String why) implements Offers {}
    }

    /** @param name the system's own for the slot */
    record Offer(String name, Instant start, Instant end, Set<Priority> priorities, Optional<UserId> clinician) {}
}
