package health.onward.appointment;

import health.onward.appointment.ProviderSystem.Wanted;
import health.onward.identity.Actor;
import health.onward.platform.RefusalCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to book a slot of an outside system: the hold on slot and referral while it lasts, and afterwards the fact of how it
 * ended.
 *
 * @param outcome what the caller was told, when it did not end in a booking
 * @param withdrawn the slot was withdrawn while it was being booked
 * @param expires when somebody else may ask what became of it
 * @param key the caller's own for the request, null when it sent none
 */
public record BookingAttempt(
        AttemptId id,
        Slot.Outside slot,
        State state,
        Optional<RefusalCode> outcome,
        boolean withdrawn,
        Instant began,
        Instant expires,
        String caller,
        @Nullable String key,
        byte[] fingerprint,
        Asked asked) {

    /** The request itself, so that whoever ends the attempt can decide it again. */
    public record Asked(BookingRequest.Book request, Actor actor) {}

    public enum State {
        /** Slot and referral are held, the system is being asked. */
        HELD,
        /** Booked, here and there. */
        CONFIRMED,
        /** Not booked, and the system does not believe so either. */
        REFUSED,
        /** Not booked, or booked no longer, and the system is yet to be told. */
        CANCELLING,
        CANCELLED
    }

    public BookingRequest.Target target() {
        return asked.request().target();
    }

    Wanted wanted() {
        BookingRequest.Book book = asked.request();
        return new Wanted(
                id,
                target().ubrn(),
                target().patient(),
                target().service(),
                slot.name(),
                book.start(),
                book.end(),
                book.clinician());
    }
}
