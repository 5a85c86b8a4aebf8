package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.appointment.Appointment;
import health.onward.appointment.Booking;
import health.onward.appointment.ReferralRecord;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;

/** A016: books a slot, leaves the booking to the provider, or sends for triage. Answers 201 with the new appointment. */
public final class BookAppointment {

    private final Booking booking;

    public BookAppointment(Booking booking) {
        this.booking = booking;
    }

    public Endpoint endpoint() {
        return Endpoint.post("A016", "/STU3/Appointment", ErrorStyle.STU3, this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN);
    }

    private Outcome<Answer> answer(WireCall call) {
        return BookingStu3.read(call.body())
                .then(request ->
                        booking.request(request, call.actor(), call.once(record -> write(record, call.base()))));
    }

    private static Answer write(ReferralRecord record, String base) {
        Appointment appointment = record.appointment().orElseThrow();
        Answer answer =
                Stu3Answers.of(201, AppointmentStu3.write(appointment, record.referral(), base), appointment.version());
        return Stu3Answers.located(
                answer, base + "/STU3/Appointment/" + appointment.id() + "/_history/" + appointment.version());
    }
}
