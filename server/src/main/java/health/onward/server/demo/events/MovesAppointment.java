package health.onward.server.demo.events;

import health.onward.appointment.Booking;
import health.onward.appointment.BookingAct;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.ReferralRecord;
import health.onward.appointment.Slots;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.ReferralAction;
import java.util.List;
import java.util.Optional;

/** The provider moves a patient whom it has booked to another of the service's slots. */
final class MovesAppointment implements Event {

    private final Booking booking;
    private final Slots slots;

    MovesAppointment(Booking booking, Slots slots) {
        this.booking = booking;
        this.slots = slots;
    }

    @Override
    public String name() {
        return "change-date";
    }

    @Override
    public String meaning() {
        return "The provider moves the appointment to another slot of the same service, which accepts the referral";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.CHANGE_DATE.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.required("slot", Field.Kind.NUMBER, "a free slot of the service"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Optional<CurrentAppointment> held =
                happening.target().referral().facets().appointment();
        if (held.isEmpty()) {
            return Outcome.refused(
                    new Refusal(RefusalCode.INVALID_REQUEST_STATE, "no service has this patient", "ubrn"));
        }
        return ChosenSlot.of(slots, held.get().service(), happening, BookingAct.MOVE, Optional.empty())
                .then((Book book) -> Once.<ReferralRecord>value(
                        happening.actor().caller(), once -> booking.request(book, happening.actor(), once)))
                .map(record -> Happened.of(record.referral()));
    }
}
