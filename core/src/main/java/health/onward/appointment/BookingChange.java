package health.onward.appointment;

import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import health.onward.platform.Outcome;

/**
 * Moves a booking to another slot, for the patient or the referrer. Never neither: in our own diary both slots change hands in
 * one transaction; at an outside system the old booking stands until the new one is confirmed there, and ends with it here, and
 * there by message.
 */
public final class BookingChange {

    private final Booking booking;
    private final BookingCancellation cancellation;

    public BookingChange(Booking booking, BookingCancellation cancellation) {
        this.booking = booking;
        this.cancellation = cancellation;
    }

    /** @param to with the act {@link BookingAct#CHANGE}; a reason for giving up the old booking must be one to cancel it for */
    public Outcome<Answer> change(BookingRequest.Book to, Actor actor, Once<ReferralRecord> once) {
        if (to.act() != BookingAct.CHANGE) {
            throw new IllegalArgumentException("not a change of a booking: " + to.act());
        }
        return to.why()
                .map(why -> cancellation.reason(why, actor).then(reason -> booking.request(to, actor, once)))
                .orElseGet(() -> booking.request(to, actor, once));
    }
}
