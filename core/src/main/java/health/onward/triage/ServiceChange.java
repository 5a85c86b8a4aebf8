package health.onward.triage;

import health.onward.appointment.Booking;
import health.onward.appointment.BookingAct;
import health.onward.appointment.BookingRequest;
import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.ReferralRecord;
import health.onward.directory.CancellationReason;
import health.onward.directory.ReferenceData;
import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.referral.OwnershipRules;
import java.time.Clock;

/**
 * A clinician brings a referral to the service it belongs to: booked there, left to it, or sent to it for triage (change service;
 * Refer/Book Now). What was booked before stands until the new booking is sure.
 */
public final class ServiceChange {

    private final Booking booking;
    private final ReferenceData reference;
    private final Clock clock;

    public ServiceChange(Booking booking, ReferenceData reference, Clock clock) {
        this.booking = booking;
        this.reference = reference;
        this.clock = clock;
    }

    /** @param to with the act {@link BookingAct#REDIRECT}; a booking is given up for a reason of redirection only */
    public Outcome<Answer> change(BookingRequest to, Actor actor, Once<ReferralRecord> once) {
        if (to.act() != BookingAct.REDIRECT) {
            throw new IllegalArgumentException("not a change of service: " + to.act());
        }
        return to.why()
                .map(why -> reason(why).then(reason -> booking.request(to, actor, once)))
                .orElseGet(() -> booking.request(to, actor, once));
    }

    private Outcome<CancellationReason> reason(Why why) {
        return RedirectionRules.reason(
                why, reference.appointmentCancellationReason(why.code()), OwnershipRules.day(clock.instant()));
    }
}
