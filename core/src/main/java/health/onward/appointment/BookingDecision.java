package health.onward.appointment;

import static health.onward.platform.RefusalCode.SLOT_NOT_AVAILABLE;

import health.onward.appointment.BookingRequest.Agreed;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.directory.CivilDay;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Step;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Seekers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Decides requests of A016 under the referral's lock, with the facts as they are then, and writes down what was decided. */
public final class BookingDecision {

    private final Referrals referrals;
    private final Demographics patients;
    private final Services services;
    private final Slots slots;
    private final DeferralGate gate;
    private final Ids ids;
    private final Clock clock;

    public BookingDecision(
            Referrals referrals,
            Demographics patients,
            Services services,
            Slots slots,
            DeferralGate gate,
            Ids ids,
            Clock clock) {
        this.referrals = referrals;
        this.patients = patients;
        this.services = services;
        this.slots = slots;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    /** Done, unless the slot is an outside system's: then it goes on with the slot, which is taken already. */
    Outcome<Step<ReferralRecord, Slot>> decide(
            BookingRequest request, Referral referral, Actor actor, Changes changes) {
        Instant now = clock.instant();
        return service(request, referral, actor, now).then(service -> {
            SlotReach reach = SlotRules.reach(service, referral.priority(), actor, now);
            return switch (request) {
                case Book book ->
                    slot(book, referral, reach).map(slot -> {
                        slots.take(slot, referral.ubrn(), changes);
                        return slot.outside().isPresent()
                                ? new Step.Waiting<>(slot)
                                : done(request, referral, service, actor, changes, now);
                    });
                case Defer defer ->
                    gate.pass(defer, referral, reach)
                            .map(asked -> done(request, referral, service, actor, changes, now));
                case Agreed agreed ->
                    BookingRules.agreed(agreed, service, now)
                            .map(asked -> done(request, referral, service, actor, changes, now));
                case SendForTriage _ -> Outcome.accepted(done(request, referral, service, actor, changes, now));
            };
        });
    }

    /** Once more, when the outside system has said yes: everything but the reach of time, which was right when it began. */
    Outcome<ReferralRecord> confirm(BookingAttempt attempt, Referral referral, Changes changes) {
        Book book = attempt.asked().request();
        Actor actor = attempt.asked().actor();
        Instant now = clock.instant();
        if (attempt.withdrawn()) {
            return Outcome.refused(
                    SLOT_NOT_AVAILABLE, "slot " + book.slot() + " was withdrawn meanwhile; search again");
        }
        return service(book, referral, actor, now)
                .then(service -> BookingRules.slot(
                                book,
                                slots.find(service.id(), book.slot()).map(slot -> slot.heldFor(referral.ubrn())),
                                false,
                                referral.priority(),
                                SlotRules.reach(service, referral.priority(), actor, attempt.began()))
                        .map(slot -> arranged(book, referral, service, actor, changes, now)));
    }

    /** To a triage service that was found and shortlisted in the same command. */
    Outcome<ReferralRecord> sent(
            BookingRequest.SendForTriage request, Referral chosen, Actor actor, String endpoint, Changes changes) {
        Instant now = clock.instant();
        return BookingRules.service(request, services.find(request.target().service()), CivilDay.of(now))
                .map(service -> arranged(request, chosen, service, actor, endpoint, changes, now));
    }

    private Outcome<Service> service(BookingRequest request, Referral referral, Actor actor, Instant now) {
        return BookingRules.referral(request, referral, actor, now)
                .then(open -> PatientRules.stillUsable(patients.find(open.patient())))
                .then(patient -> BookingRules.service(
                                request, services.find(request.target().service()), CivilDay.of(now))
                        .then(service -> BookingRules.fits(request, service, referral, Seekers.of(patient, now))));
    }

    private Outcome<Slot> slot(Book book, Referral referral, SlotReach reach) {
        Optional<Slot> found = slots.find(book.target().service(), book.slot());
        boolean elsewhere = found.isEmpty() && slots.knows(book.slot());
        return BookingRules.slot(book, found, elsewhere, referral.priority(), reach);
    }

    private Step<ReferralRecord, Slot> done(
            BookingRequest request, Referral before, Service service, Actor actor, Changes changes, Instant now) {
        return new Step.Done<>(arranged(request, before, service, actor, changes, now));
    }

    /** The subscriber has retired the booking before this one; only the request knows why. */
    private static void givenUp(BookingRequest request, Referral before, Changes changes) {
        request.why()
                .ifPresent(why -> before.facets()
                        .appointment()
                        .ifPresent(old -> AppointmentColumns.because(changes, before.ubrn(), old.id(), why)));
    }

    private ReferralRecord arranged(
            BookingRequest request, Referral before, Service service, Actor actor, Changes changes, Instant now) {
        return arranged(request, before, service, actor, request.trail(actor), changes, now);
    }

    private ReferralRecord arranged(
            BookingRequest request,
            Referral before,
            Service service,
            Actor actor,
            String endpoint,
            Changes changes,
            Instant now) {
        var id = new AppointmentId(ids.routed(before.ubrn().bucket()));
        Arrangement made = Arrangement.of(request, before, service, id, referrals.deadlines(), now);
        var change = new ReferralChange(Optional.of(before), made.after(), made.action(), actor, endpoint, now);
        referrals.store(change, changes);
        givenUp(request, before, changes);
        // After the subscriber that retires an earlier appointment: a referral has one current row at most.
        AppointmentColumns.insert(changes, made.appointment());
        return new ReferralRecord(made.after(), Optional.of(made.appointment()));
    }
}
