package health.onward.server.demo.events;

import health.onward.appointment.BookingAct;
import health.onward.appointment.BookingRequest;
import health.onward.appointment.BookingRequest.Target;
import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.ReferralRecord;
import health.onward.appointment.Slot;
import health.onward.appointment.SlotId;
import health.onward.appointment.Slots;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody takes a slot: for a first appointment, or in exchange for another one. */
record BooksSlot(String name, String meaning, Who who, BookingAct act, Slots slots, Command command) implements Event {

    /** The core's command. */
    interface Command {
        Outcome<Answer> book(BookingRequest.Book request, Actor actor, Once<ReferralRecord> once);
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(
                Field.required("service", Field.Kind.NUMBER, "where"),
                Field.required("slot", Field.Kind.NUMBER, "which of its free slots")));
        if (act == BookingAct.CHANGE) {
            fields.addAll(ReferrerEvents.WHY);
        }
        return fields;
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        ServiceId service = happening.service("service").orElseThrow();
        Optional<Slot> slot = happening.number("slot").flatMap(id -> slots.find(service, new SlotId(id)));
        if (slot.isEmpty()) {
            return Outcome.refused(
                    new Refusal(RefusalCode.REFERENCE_NOT_FOUND, "is no slot of service " + service, "slot"));
        }
        BookingRequest.Book request = request(happening, slot.get());
        return Once.<ReferralRecord>value(
                        happening.actor().caller(), once -> command.book(request, happening.actor(), once))
                .map(ReferrerEvents::happened);
    }

    private BookingRequest.Book request(Happening happening, Slot slot) {
        var target = new Target(
                happening.target().referral().ubrn(),
                happening.target().version(),
                happening.target().referral().patient(),
                slot.service());
        Optional<Why> why = happening.text("reason").map(code -> new Why(code, happening.text("comment")));
        return new BookingRequest.Book(target, slot.id(), slot.start(), slot.end(), slot.clinician(), act, why);
    }
}
