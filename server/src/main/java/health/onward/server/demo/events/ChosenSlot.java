package health.onward.server.demo.events;

import health.onward.appointment.BookingAct;
import health.onward.appointment.BookingRequest;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.SlotId;
import health.onward.appointment.Slots;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.Optional;

/** Makes a booking of the slot that an event names by its number alone. */
final class ChosenSlot {

    private ChosenSlot() {}

    static Outcome<Book> of(Slots slots, ServiceId service, Happening happening, BookingAct act, Optional<Why> why) {
        SlotId id = new SlotId(happening.number("slot").orElseThrow());
        return slots.find(service, id)
                .map(slot -> Outcome.accepted(
                        new Book(target(happening, service), id, slot.start(), slot.end(), slot.clinician(), act, why)))
                .orElseGet(() -> Outcome.refused(
                        new Refusal(RefusalCode.REFERENCE_NOT_FOUND, "is no slot of service " + service, "slot")));
    }

    static BookingRequest.Target target(Happening happening, ServiceId service) {
        Happening.Target said = happening.target();
        return new BookingRequest.Target(
                said.referral().ubrn(), said.version(), said.referral().patient(), service);
    }
}
