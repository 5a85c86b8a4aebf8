package health.onward.server.demo.events;

import health.onward.appointment.Booking;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.Target;
import health.onward.appointment.DeferralReason;
import health.onward.appointment.ReferralRecord;
import health.onward.appointment.SlotId;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import java.util.List;
import java.util.Optional;

/** A patient finds no date and asks the clinic to get in touch. */
final class PatientForwards implements Event {

    private final Booking booking;

    PatientForwards(Booking booking) {
        this.booking = booking;
    }

    @Override
    public String name() {
        return "patient-forwards";
    }

    @Override
    public String meaning() {
        return "The patient finds no date at a service, or the chosen one is gone, and asks it to get in touch";
    }

    @Override
    public Who who() {
        return new Who.Patient();
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("service", Field.Kind.NUMBER, "whom to ask"),
                Field.optional(
                        "slot", Field.Kind.NUMBER, "the one that was chosen and is gone; otherwise none is free"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        var target = new Target(
                happening.target().referral().ubrn(),
                happening.target().version(),
                happening.target().referral().patient(),
                happening.service("service").orElseThrow());
        DeferralReason reason = happening
                .number("slot")
                .<DeferralReason>map(id -> new DeferralReason.SlotGone(new SlotId(id)))
                .orElseGet(DeferralReason.NoSlots::new);
        return Once.<ReferralRecord>value(
                        happening.actor().caller(),
                        once -> booking.request(new Defer(target, reason, Optional.empty()), happening.actor(), once))
                .map(ReferrerEvents::happened);
    }
}
