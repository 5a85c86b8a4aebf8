package health.onward.appointment;

import static health.onward.identity.BusinessFunction.PATIENT;
import static health.onward.identity.BusinessFunction.REFERRING_ADMIN;
import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.PATIENT_ERROR;

import health.onward.appointment.BookingCancellationRules.Request;
import health.onward.appointment.BookingRequest.Why;
import health.onward.audit.LedgerAction;
import health.onward.directory.CancellationReason;
import health.onward.directory.CivilDay;
import health.onward.directory.ReferenceData;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Transactions;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Cancels a booking, for the patient or the referrer (A034); the referral stays open. Also at an outside system: it is cancelled
 * here first, and that system is told until it has understood (docs/decisions/0011).
 */
public final class BookingCancellation {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Appointments appointments;
    private final Demographics patients;
    private final ReferenceData reference;
    private final Clock clock;

    public BookingCancellation(
            Transactions transactions,
            Referrals referrals,
            Appointments appointments,
            Demographics patients,
            ReferenceData reference,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.appointments = appointments;
        this.patients = patients;
        this.reference = reference;
        this.clock = clock;
    }

    public Outcome<Answer> cancel(Request request, Actor actor, Once<ReferralRecord> once) {
        return transactions.once(
                once,
                changes -> appointments
                        .referralOf(request.id())
                        .flatMap(referrals::lock)
                        .flatMap(referral -> appointments
                                .current(referral)
                                .filter(a -> a.id().equals(request.id()))
                                .map(booked -> decide(request, referral, booked, actor, changes)))
                        .orElseGet(
                                () -> Outcome.refused(NOT_FOUND, "there is no current appointment " + request.id())));
    }

    private Outcome<ReferralRecord> decide(
            Request request, Referral referral, Appointment booked, Actor actor, Changes changes) {
        Instant now = clock.instant();
        return BookingCancellationRules.permit(request, referral, booked, actor, now)
                .then(this::usable)
                .then(open -> BookingCancellationRules.repeated(request, open, booked))
                .then(same -> reason(request.why(), actor))
                .map(reason -> BookingCancellationRules.cancelled(
                        referral, reason, request.why().comment(), now))
                .map(after -> stored(referral, after, booked, actor, changes));
    }

    /** Whether somebody may give up a booking for this reason now. */
    Outcome<CancellationReason> reason(Why why, Actor actor) {
        return BookingCancellationRules.reason(
                why,
                reference.appointmentCancellationReason(why.code()),
                reference.referralCancellationReason(why.code()).isPresent(),
                actor,
                CivilDay.of(clock.instant()));
    }

    private Outcome<Referral> usable(Referral referral) {
        return PatientRules.usable(patients.find(referral.patient())) instanceof Refused
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : Outcome.accepted(referral);
    }

    private ReferralRecord stored(Referral before, Referral after, Appointment booked, Actor actor, Changes changes) {
        boolean byPage = actor.function() == PATIENT || actor.function() == REFERRING_ADMIN;
        referrals.store(
                new ReferralChange(
                        Optional.of(before),
                        after,
                        LedgerAction.APPOINTMENT_CANCELLED_BY_PATIENT,
                        actor,
                        byPage ? "cancel-appointment" : "A034",
                        after.updatedAt()),
                changes);
        CurrentAppointment facet = after.facets().appointment().orElseThrow();
        return new ReferralRecord(after, Optional.of(booked.following(facet, after.version())));
    }
}
