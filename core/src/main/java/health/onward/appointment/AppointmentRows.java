package health.onward.appointment;

import health.onward.appointment.BookingAttempt.State;
import health.onward.platform.Changes;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralSubscriber;
import java.util.Optional;

/**
 * Keeps the appointment's row and its slot in step with the referral: whatever a change does to the current appointment, the
 * row says so too, and a slot that is no longer needed is offered again. A new appointment's row is written by its command.
 */
public final class AppointmentRows implements ReferralSubscriber {

    private final Appointments appointments;
    private final Slots slots;
    private final BookingAttempts attempts;

    public AppointmentRows(Appointments appointments, Slots slots, BookingAttempts attempts) {
        this.appointments = appointments;
        this.slots = slots;
        this.attempts = attempts;
    }

    @Override
    public void on(ReferralChange change, Changes changes) {
        Optional<CurrentAppointment> before =
                change.before().flatMap(r -> r.facets().appointment());
        Optional<CurrentAppointment> after = change.after().facets().appointment();
        if (before.isEmpty() || before.equals(after)) {
            return;
        }
        Appointments.Current current =
                appointments.ending(change.before().orElseThrow()).orElseThrow();
        Appointment stored = current.appointment();
        boolean stillCurrent =
                after.isPresent() && after.get().id() == before.get().id();
        Appointment kept = stored.following(
                stillCurrent ? after.get() : dropped(before.get()),
                change.after().version());
        AppointmentColumns.update(changes, kept, stillCurrent);
        if (kept.slot().isEmpty()) {
            stored.slot().ifPresent(slot -> release(current, slot, change, changes));
        }
    }

    /** A slot of an outside system is free when that system knows it. */
    private void release(Appointments.Current current, SlotId slot, ReferralChange change, Changes changes) {
        Appointment booked = current.appointment();
        Optional<BookingAttempt> having =
                current.outside() ? attempts.having(booked.service(), slot, booked.ubrn()) : Optional.empty();
        having.filter(attempt -> attempt.state() == State.CONFIRMED)
                .ifPresentOrElse(
                        attempt -> CancellationNotices.give(attempts, attempt, Optional.empty(), change.at(), changes),
                        () -> slots.release(booked.service(), slot, booked.ubrn(), changes));
    }

    /** An appointment that a referral no longer has is history; a booking becomes a cancelled one. */
    private static CurrentAppointment dropped(CurrentAppointment facet) {
        if (facet.kind() != Kind.BOOKED) {
            return facet;
        }
        return new CurrentAppointment(
                facet.id(),
                Kind.CANCELLED,
                facet.service(),
                facet.provider(),
                facet.direct(),
                facet.specialty(),
                Optional.empty(),
                facet.clinician(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
