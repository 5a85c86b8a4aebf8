package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.appointment.Appointment;
import health.onward.appointment.AppointmentId;
import health.onward.appointment.BookingCancellation;
import health.onward.appointment.ReferralRecord;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;

/** A034: cancels a booked slot; the version in If-Match is the appointment's. Answers 200 with the appointment as it is then. */
public final class CancelAppointment {

    private final BookingCancellation cancellation;

    public CancelAppointment(BookingCancellation cancellation) {
        this.cancellation = cancellation;
    }

    public Endpoint endpoint() {
        return Endpoint.put("A034", "/STU3/Appointment/{id}", ErrorStyle.STU3, this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN)
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return Paths.appointment(call).then(id -> cancel(id, call));
    }

    private Outcome<Answer> cancel(AppointmentId id, WireCall call) {
        return BookingCancellationStu3.read(call.body(), id, call.version().orElseThrow())
                .then(request ->
                        cancellation.cancel(request, call.actor(), call.once(record -> write(record, call.base()))));
    }

    private static Answer write(ReferralRecord record, String base) {
        Appointment appointment = record.appointment().orElseThrow();
        return Stu3Answers.of(200, AppointmentStu3.write(appointment, record.referral(), base), appointment.version());
    }
}
