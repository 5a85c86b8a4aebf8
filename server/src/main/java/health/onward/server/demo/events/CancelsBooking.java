package health.onward.server.demo.events;

import health.onward.appointment.AppointmentId;
import health.onward.appointment.Appointments;
import health.onward.appointment.BookingCancellation;
import health.onward.appointment.BookingCancellationRules.Request;
import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.ReferralRecord;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.util.List;
import java.util.Optional;

/** Somebody of the patient's side gives up a booked slot; the request stays. */
record CancelsBooking(String name, String meaning, Who who, Appointments appointments, BookingCancellation cancellation)
        implements Event {

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("reason", Field.Kind.TEXT, "a code of APPOINTMENT-CANCELLATION-REASON"),
                ReferrerEvents.WHY.getLast());
    }

    /** The appointment's own version counts, not the request's. */
    @Override
    public Outcome<Happened> happen(Happening happening) {
        var why = new Why(happening.text("reason").orElseThrow(), happening.text("comment"));
        return appointments
                .current(happening.target().referral())
                .map(booked -> Once.<ReferralRecord>value(happening.actor().caller(), once -> {
                    AppointmentId id = booked.id();
                    return cancellation.cancel(
                            new Request(id, booked.version(), why, Optional.empty()), happening.actor(), once);
                }))
                .orElseGet(() -> Outcome.refused(
                        RefusalCode.INVALID_REQUEST_STATE, "the request has no appointment that could be cancelled"))
                .map(ReferrerEvents::happened);
    }
}
