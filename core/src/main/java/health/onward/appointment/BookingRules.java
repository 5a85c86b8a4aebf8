package health.onward.appointment;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;
import static health.onward.platform.RefusalCode.FIELD_NOT_PERMITTED;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_SLOT;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_STATE;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.SERVICE_UNAVAILABLE;
import static health.onward.platform.RefusalCode.SLOT_NOT_AVAILABLE;
import static health.onward.platform.RefusalCode.VALUE_IS_REQUIRED;

import health.onward.appointment.BookingRequest.Agreed;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.directory.Priority;
import health.onward.directory.Seeker;
import health.onward.directory.SeekerRules;
import health.onward.directory.Service;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Referral;
import health.onward.referral.ReferralActions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides requests to book, to defer and to triage (A016), step by step in the order that is part of the contract; each step
 * is given the facts it needs, read under the referral's lock.
 */
final class BookingRules {

    private BookingRules() {}

    /** First what concerns the referral: function, relationship, version, state; then the patient and the shortlist. */
    static Outcome<Referral> referral(BookingRequest request, Referral referral, Actor actor, Instant now) {
        BookingRequest.Target target = request.target();
        return ReferralActions.permit(request.needs(), referral, actor, target.version(), now)
                .then(open -> open.patient().equals(target.patient())
                        ? accepted(open)
                        : refused(INAPPROPRIATE_VALUE, "the patient is not the one this request is for"))
                .then(open -> allowed(request, open, actor) && moves(request, open)
                        ? accepted(open)
                        : refused(INAPPROPRIATE_VALUE, "service " + target.service() + elsewhere(request)))
                .then(open -> explained(request, open));
    }

    private static boolean allowed(BookingRequest request, Referral referral, Actor actor) {
        ServiceId service = request.target().service();
        // Only its own staff know what was agreed.
        boolean known = !(request instanceof Agreed) || actor.services().contains(service);
        return known && request.act().allows(referral, service, actor);
    }

    /** What waits at a service is not sent to the same one again: that would only put off what the patient was told. */
    private static boolean moves(BookingRequest request, Referral referral) {
        return request.act() != BookingAct.REDIRECT
                || request instanceof Book
                || !BookingAct.held(referral, request.target().service());
    }

    private static String elsewhere(BookingRequest request) {
        return switch (request.act()) {
            case BOOK, CHANGE, BOOK_FOR_PATIENT -> " is not on the shortlist";
            case MOVE -> " does not have this patient";
            case REDIRECT -> " has this patient already";
        };
    }

    /** Who takes a booking away from a patient says why, and nobody else. */
    private static Outcome<Referral> explained(BookingRequest request, Referral referral) {
        if (request.act() != BookingAct.REDIRECT
                || BookingAct.booked(referral) == request.why().isPresent()) {
            return accepted(referral);
        }
        return BookingAct.booked(referral)
                ? refused(new Refusal(VALUE_IS_REQUIRED, "must be given: a booking is taken away", "reason"))
                : refused(new Refusal(FIELD_NOT_PERMITTED, "must not be given: nothing is booked", "reason"));
    }

    /** Of other services the referrer's search has asked whether they take such patients; of this one nobody has. */
    static Outcome<Service> fits(BookingRequest request, Service service, Referral referral, Seeker patient) {
        if (request.act() != BookingAct.REDIRECT) {
            return accepted(service);
        }
        if (!service.priorities().contains(referral.priority())) {
            return refused(INAPPROPRIATE_VALUE, "service " + service.id() + " takes no requests of this priority");
        }
        return SeekerRules.unsuited(service, referral.criteria(), patient)
                .map(why -> Outcome.<Service>refused(INAPPROPRIATE_VALUE, "service " + service.id() + " " + why))
                .orElseGet(() -> accepted(service));
    }

    /** Then the service as it is today: what was shortlisted may have closed or changed its kind since. */
    static Outcome<Service> service(BookingRequest request, Optional<Service> known, LocalDate today) {
        if (known.isEmpty() || !known.get().openOn(today)) {
            return refused(SERVICE_UNAVAILABLE, "service " + request.target().service() + " is no longer available");
        }
        Service service = known.get();
        return switch (request) {
            case SendForTriage _
            when !service.triages() -> refused(INVALID_STATE, "service " + service.id() + " is not a triage service");
            case Book _, Defer _
            when !service.directlyBookable() ->
                refused(INVALID_STATE, "service " + service.id() + " is not directly bookable");
            case Agreed _
            when service.directlyBookable() || service.triages() ->
                refused(INVALID_STATE, "service " + service.id() + " is not booked by telephone");
            case Book _, Defer _, SendForTriage _, Agreed _ -> accepted(service);
        };
    }

    /** What was agreed on the telephone (domain rules 4.4). */
    static Outcome<Agreed> agreed(Agreed request, Service service, Instant now) {
        if (!request.start().isAfter(now)) {
            return refused(new Refusal(INAPPROPRIATE_VALUE, "is not in the future", "start"));
        }
        return request.clinician().map(service.clinicians()::contains).orElse(true)
                ? accepted(request)
                : refused(new Refusal(
                        INAPPROPRIATE_VALUE, "is not a named clinician of service " + service.id(), "clinician"));
    }

    /**
     * @param found the slot by that number at that service
     * @param elsewhere whether another service has a slot by that number
     */
    static Outcome<Slot> slot(
            Book request, Optional<Slot> found, boolean elsewhere, Priority priority, SlotReach reach) {
        if (found.isEmpty()) {
            return elsewhere
                    ? refused(INAPPROPRIATE_SLOT, slot(request.slot()) + " is another service's")
                    : refused(REFERENCE_NOT_FOUND, slot(request.slot()) + " is not known");
        }
        Slot slot = found.get();
        if (!slot.priorities().contains(priority)) {
            return refused(INAPPROPRIATE_SLOT, slot(slot.id()) + " is not for this request's priority");
        }
        if (!slot.clinician().equals(request.clinician())) {
            return refused(
                    INAPPROPRIATE_SLOT, "the clinician must be the one that " + slot(slot.id()) + " names, if any");
        }
        if (!slot.start().equals(request.start())) {
            return refused(new Refusal(INAPPROPRIATE_VALUE, "is not when the slot starts", "start"));
        }
        if (!slot.end().equals(request.end())) {
            return refused(new Refusal(INAPPROPRIATE_VALUE, "is not when the slot ends", "end"));
        }
        return SlotRules.offered(slot, reach)
                ? accepted(slot)
                : refused(SLOT_NOT_AVAILABLE, slot(slot.id()) + " is no longer available; search again");
    }

    private static String slot(SlotId id) {
        return "slot " + id;
    }
}
