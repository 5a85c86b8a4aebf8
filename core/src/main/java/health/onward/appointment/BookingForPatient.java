package health.onward.appointment;

import health.onward.identity.Actor;
import health.onward.platform.Once;
import health.onward.platform.Outcome;

/**
 * The provider's staff arrange the appointment: a slot, also one that referrers do not see, or what was agreed on the telephone
 * (domain rules 4.3 and 4.4). From Appointment Slot Issues, from Appointments for Booking, or when a patient rings.
 */
public final class BookingForPatient {

    private final Booking booking;

    public BookingForPatient(Booking booking) {
        this.booking = booking;
    }

    /** @param slot with the act {@link BookingAct#BOOK_FOR_PATIENT} */
    public Outcome<ReferralRecord> book(BookingRequest.Book slot, Actor actor) {
        if (slot.act() != BookingAct.BOOK_FOR_PATIENT) {
            throw new IllegalArgumentException("not a booking for the patient: " + slot.act());
        }
        return Once.value(actor.caller(), once -> booking.request(slot, actor, once));
    }

    public Outcome<ReferralRecord> record(BookingRequest.Agreed agreed, Actor actor) {
        return Once.value(actor.caller(), once -> booking.request(agreed, actor, once));
    }
}
