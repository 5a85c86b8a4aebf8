package health.onward.appointment;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.VERSION_CONFLICT;

import health.onward.appointment.BookingRequest.Why;
import health.onward.directory.CancellationReason;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Facets;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.Ruling;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Which bookings patients and referrers may cancel, for which reasons, and what that makes of the referral (A034, domain rules 2.8). */
public final class BookingCancellationRules {

    private BookingCancellationRules() {}

    /**
     * @param version of the appointment, as the caller has read it
     * @param repeated what the caller's body says of the appointment; only the cancellation may be new in it
     */
    public record Request(AppointmentId id, long version, Why why, Optional<Repeated> repeated) {}

    /**
     * An appointment as its reader knows it.
     *
     * @param version in digits, if it is said once more
     */
    public record Repeated(
            Ubrn ubrn, ServiceId service, NhsNumber patient, Optional<UserId> clinician, Optional<String> version) {}

    /** Function, relationship, version, state: in the order that is part of the contract. The version is the appointment's. */
    static Outcome<Referral> permit(Request request, Referral referral, Appointment booked, Actor actor, Instant now) {
        ReferralAction action = ReferralAction.CANCEL_DIRECTLY_BOOKED_APPOINTMENT;
        if (ReferralActions.mayTouch(action, referral, actor) instanceof Ruling.Refused(var code, var sentence)) {
            return refused(code, sentence);
        }
        return request.version() == booked.version()
                ? ReferralActions.permit(action, referral, actor, referral.version(), now)
                : refused(VERSION_CONFLICT, "the appointment is now at version " + booked.version());
    }

    static Outcome<Request> repeated(Request request, Referral referral, Appointment booked) {
        if (request.repeated().isEmpty()) {
            return accepted(request);
        }
        Repeated said = request.repeated().get();
        if (said.version()
                .filter(v -> !v.equals(Long.toString(request.version())))
                .isPresent()) {
            return refused(new Refusal(INVALID_VALUE, "is not the version that If-Match names", "meta/versionId"));
        }
        if (!said.ubrn().equals(referral.ubrn())) {
            return refused(INAPPROPRIATE_VALUE, "'incomingReferral' is not the request of this appointment");
        }
        if (!said.service().equals(booked.service())) {
            return refused(INAPPROPRIATE_VALUE, "'participant': the service is not that of this appointment");
        }
        if (!said.patient().equals(referral.patient())) {
            return refused(INAPPROPRIATE_VALUE, "'participant': the patient is not that of this appointment");
        }
        return said.clinician().isEmpty() || said.clinician().equals(booked.clinician())
                ? accepted(request)
                : refused(INAPPROPRIATE_VALUE, "'participant': the clinician is not that of this appointment");
    }

    /** @param ofReferrals whether the code is one for cancelling whole referrals */
    static Outcome<CancellationReason> reason(
            Why why, Optional<CancellationReason> known, boolean ofReferrals, Actor actor, LocalDate today) {
        String said = "'reason' (" + why.code() + ") ";
        if (known.isEmpty()) {
            return ofReferrals
                    ? refused(INAPPROPRIATE_VALUE, said + "ends a referral, not an appointment.")
                    : refused(INVALID_VALUE, said + "is invalid.");
        }
        CancellationReason reason = known.get();
        if (!reason.concept().inEffectOn(today) || !reason.usage().equals(Optional.of("CANCEL"))) {
            return refused(INAPPROPRIATE_VALUE, said + "is not in use for cancelling appointments.");
        }
        return reason.openTo(actor.function())
                ? reason.commented(why.comment(), "comment")
                : refused(INAPPROPRIATE_VALUE, said + "cannot be given by this business function.");
    }

    /** Nothing is booked, and nobody reviews, but the service that had the patient is remembered. */
    static Referral cancelled(Referral referral, CancellationReason reason, Optional<String> comment, Instant now) {
        Facets facets = referral.facets();
        return referral.with(
                new Facets(
                        facets.request(),
                        facets.appointment()
                                .map(a -> a.became(
                                        Facets.Kind.CANCELLED, reason.code(), Optional.of(reason.type()), comment)),
                        Facets.Review.NONE,
                        facets.information()),
                now);
    }
}
