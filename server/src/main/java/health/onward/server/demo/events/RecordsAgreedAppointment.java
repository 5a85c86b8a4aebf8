package health.onward.server.demo.events;

import health.onward.appointment.Booking;
import health.onward.appointment.BookingRequest;
import health.onward.appointment.ReferralRecord;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import java.util.List;

/** What was agreed on the telephone is keyed in. */
final class RecordsAgreedAppointment implements Event {

    private final Booking booking;

    RecordsAgreedAppointment(Booking booking) {
        this.booking = booking;
    }

    @Override
    public String name() {
        return "record-agreed-appointment";
    }

    @Override
    public String meaning() {
        return "The provider records the time that its staff agreed with the patient on the telephone";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.BOOK_FOR_PATIENT.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("service", Field.Kind.NUMBER, "where"),
                Field.required("start", Field.Kind.INSTANT, "when"),
                Field.optional("clinician", Field.Kind.TEXT, "whom the patient will see"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Happening.Target request = happening.target();
        var target = new BookingRequest.Target(
                request.referral().ubrn(),
                request.version(),
                request.referral().patient(),
                happening.service("service").orElseThrow());
        return happening
                .person("clinician")
                .map(clinician -> new BookingRequest.Agreed(
                        target, happening.instant("start").orElseThrow(), clinician))
                .then(agreed -> Once.<ReferralRecord>value(
                        happening.actor().caller(), once -> booking.request(agreed, happening.actor(), once)))
                .map(ReferrerEvents::happened);
    }
}
