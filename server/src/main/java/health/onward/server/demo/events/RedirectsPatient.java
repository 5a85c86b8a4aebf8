package health.onward.server.demo.events;

import static health.onward.platform.RefusalCode.MISSING_VALUE;

import health.onward.appointment.BookingAct;
import health.onward.appointment.BookingRequest;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.DeferralReason;
import health.onward.appointment.ReferralRecord;
import health.onward.appointment.Slots;
import health.onward.identity.ServiceId;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.ReferralAction;
import health.onward.triage.ServiceChange;
import java.util.List;
import java.util.Optional;

/** A clinician of the provider brings a request to the service that it belongs to. */
final class RedirectsPatient implements Event {

    private enum How {
        BOOK,
        LEAVE,
        TRIAGE
    }

    private final ServiceChange change;
    private final Slots slots;

    RedirectsPatient(ServiceChange change, Slots slots) {
        this.change = change;
        this.slots = slots;
    }

    @Override
    public String name() {
        return "change-service";
    }

    @Override
    public String meaning() {
        return "The provider books the patient at another service, leaves the request to it, or sends it there for triage;"
                + " after triage also: Refer/Book Now";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.CHANGE_SERVICE.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("service", Field.Kind.NUMBER, "the service that the request goes to"),
                Field.required("how", Field.Kind.TEXT, "BOOK, LEAVE (it has no free slot) or TRIAGE"),
                Field.optional("slot", Field.Kind.NUMBER, "a free slot of the service, to BOOK"),
                Field.optional("reason", Field.Kind.TEXT, "a code such as REDIRECTED_OTHER, when something is booked"),
                Field.optional("comment", Field.Kind.TEXT, "in words"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        return Named.of(How.class, happening.text("how").orElseThrow(), "how")
                .then(how -> request(how, happening))
                .then(request -> Once.<ReferralRecord>value(
                        happening.actor().caller(), once -> change.change(request, happening.actor(), once)))
                .map(record -> Happened.of(record.referral()));
    }

    private Outcome<BookingRequest> request(How how, Happening happening) {
        ServiceId service = happening.service("service").orElseThrow();
        Optional<String> comment = happening.text("comment");
        Optional<Why> why = happening.text("reason").map(code -> new Why(code, comment));
        var target = ChosenSlot.target(happening, service);
        return switch (how) {
            case BOOK ->
                happening.number("slot").isEmpty()
                        ? Outcome.refused(new Refusal(MISSING_VALUE, "is missing: which slot to book", "slot"))
                        : ChosenSlot.of(slots, service, happening, BookingAct.REDIRECT, why)
                                .map(book -> book);
            case LEAVE ->
                Outcome.accepted(new Defer(target, new DeferralReason.NoSlots(), comment, BookingAct.REDIRECT, why));
            case TRIAGE -> Outcome.accepted(new SendForTriage(target, comment, BookingAct.REDIRECT, why));
        };
    }
}
