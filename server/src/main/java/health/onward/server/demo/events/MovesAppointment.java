package health.onward.server.demo.events;

import health.onward.appointment.Booking;
import health.onward.appointment.BookingAct;
import health.onward.appointment.BookingRequest;
import health.onward.appointment.BookingRequest.Agreed;
import health.onward.appointment.ReferralRecord;
import health.onward.appointment.Slots;
import health.onward.identity.ServiceId;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.ReferralAction;
import java.time.Instant;
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
        return "The provider moves the appointment to another slot of the same service, or to another time that was agreed on the telephone;"
                + " that accepts the referral";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.CHANGE_DATE.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.optional("slot", Field.Kind.NUMBER, "a free slot of the service"),
                Field.optional("start", Field.Kind.INSTANT, "instead of a slot, where patients telephone: when"),
                Field.optional("clinician", Field.Kind.TEXT, "beside start: whom the patient will see"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Optional<CurrentAppointment> held =
                happening.target().referral().facets().appointment();
        if (held.isEmpty()) {
            return Outcome.refused(
                    new Refusal(RefusalCode.INVALID_REQUEST_STATE, "no service has this patient", "ubrn"));
        }
        return to(held.get().service(), happening)
                .then(request -> Once.<ReferralRecord>value(
                        happening.actor().caller(), once -> booking.request(request, happening.actor(), once)))
                .map(record -> Happened.of(record.referral()));
    }

    private Outcome<BookingRequest> to(ServiceId service, Happening happening) {
        Optional<Instant> start = happening.instant("start");
        if (start.isPresent() == happening.number("slot").isPresent()) {
            return Outcome.refused(new Refusal(
                    RefusalCode.MISSING_VALUE, "give one of both: a slot, or the start that was agreed", "slot"));
        }
        return start.isPresent()
                ? happening
                        .person("clinician")
                        .map(clinician -> new Agreed(
                                ChosenSlot.target(happening, service), start.get(), clinician, BookingAct.MOVE))
                : ChosenSlot.of(slots, service, happening, BookingAct.MOVE, Optional.empty())
                        .map(book -> book);
    }
}
