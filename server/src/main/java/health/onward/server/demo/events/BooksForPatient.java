package health.onward.server.demo.events;

import health.onward.appointment.BookingAct;
import health.onward.appointment.BookingForPatient;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Target;
import health.onward.appointment.Slot;
import health.onward.appointment.SlotId;
import health.onward.appointment.Slots;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.ReferralAction;
import java.util.List;
import java.util.Optional;

/** The provider's staff book a slot for the patient. */
final class BooksForPatient implements Event {

    private final BookingForPatient booking;
    private final Slots slots;

    BooksForPatient(BookingForPatient booking, Slots slots) {
        this.booking = booking;
        this.slots = slots;
    }

    @Override
    public String name() {
        return "book-for-patient";
    }

    @Override
    public String meaning() {
        return "The provider books a slot for the patient, whatever the booking window says";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.BOOK_FOR_PATIENT.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("service", Field.Kind.NUMBER, "where"),
                Field.required("slot", Field.Kind.NUMBER, "which of its slots"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        ServiceId service = happening.service("service").orElseThrow();
        return slots.find(service, new SlotId(happening.number("slot").orElseThrow()))
                .map(slot -> booking.book(book(slot, happening.target()), happening.actor())
                        .map(record -> Happened.of(record.referral())))
                .orElseGet(() ->
                        Outcome.refused(RefusalCode.REFERENCE_NOT_FOUND, "service " + service + " has no such slot"));
    }

    private static Book book(Slot slot, Happening.Target request) {
        var target = new Target(
                request.referral().ubrn(), request.version(), request.referral().patient(), slot.service());
        return new Book(
                target,
                slot.id(),
                slot.start(),
                slot.end(),
                slot.clinician(),
                BookingAct.BOOK_FOR_PATIENT,
                Optional.empty());
    }
}
