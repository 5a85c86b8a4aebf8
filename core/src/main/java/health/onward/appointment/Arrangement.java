package health.onward.appointment;

import health.onward.appointment.Appointment.Time;
import health.onward.appointment.BookingRequest.Agreed;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.audit.LedgerAction;
import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.directory.Service;
import health.onward.identity.UserId;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import health.onward.referral.Shortlist;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an accepted request makes of a referral: its next version and its new appointment, which the service has yet to look at
 * (A016, last rows of its table).
 */
record Arrangement(Referral after, Appointment appointment, LedgerAction action) {

    /** @param deadlines as they are counted today: what the patient is told now */
    static Arrangement of(
            BookingRequest request,
            Referral before,
            Service service,
            AppointmentId id,
            Deadlines deadlines,
            Instant now) {
        Appointment made = appointment(request, before, service, id, now);
        Facets facets = new Facets(
                before.facets().request(),
                Optional.of(facet(made, service, promise(request, before, deadlines, OwnershipRules.day(now)))),
                request.act().review(before, service.id()),
                before.facets().information());
        return new Arrangement(chosen(before.with(facets, now), request, before, service), made, action(request));
    }

    /** Where the patient was not to be, they shall not book again: whoever redirects them chooses for them. */
    private static Referral chosen(Referral after, BookingRequest request, Referral before, Service service) {
        return request.act() == BookingAct.REDIRECT && !BookingAct.held(before, service.id())
                ? after.shortlisted(Shortlist.of(service))
                : after;
    }

    private static Appointment appointment(
            BookingRequest request, Referral before, Service service, AppointmentId id, Instant now) {
        Optional<Time> time = time(request);
        return new Appointment(
                id,
                before.ubrn(),
                time.isPresent() ? Appointment.FIRST_VERSION_BOOKED : Appointment.FIRST_VERSION_TASK,
                time.isPresent() ? Kind.BOOKED : Kind.DEFERRED,
                service.id(),
                service.name(),
                service.directlyBookable(),
                time,
                request instanceof Book book ? Optional.of(book.slot()) : Optional.empty(),
                clinician(request),
                reason(request),
                comment(request),
                now,
                before.version() + 1);
    }

    private static Optional<Time> time(BookingRequest request) {
        return switch (request) {
            case Book book -> Optional.of(new Time(book.start(), book.end()));
            case Agreed agreed -> Optional.of(new Time(agreed.start(), agreed.start()));
            case Defer _, SendForTriage _ -> Optional.empty();
        };
    }

    private static Optional<UserId> clinician(BookingRequest request) {
        return switch (request) {
            case Book book -> book.clinician();
            case Agreed agreed -> agreed.clinician();
            case Defer _, SendForTriage _ -> Optional.empty();
        };
    }

    private static CurrentAppointment facet(Appointment made, Service service, Optional<LocalDate> contactBy) {
        return new CurrentAppointment(
                made.id().number(),
                made.kind(),
                made.service(),
                service.provider(),
                made.direct(),
                service.specialty(),
                made.time().map(Time::start),
                made.clinician(),
                made.reason(),
                Optional.empty(),
                made.comment(),
                contactBy);
    }

    /** What the patient was told before is not put off by another service's days. */
    private static Optional<LocalDate> promise(
            BookingRequest request, Referral before, Deadlines deadlines, LocalDate today) {
        Optional<LocalDate> told = before.facets()
                .appointment()
                .filter(waiting -> request.act() == BookingAct.REDIRECT)
                .flatMap(CurrentAppointment::contactBy);
        return contactBy(request, before.priority(), deadlines, today)
                .map(day -> told.filter(day::isAfter).orElse(day));
    }

    private static Optional<LocalDate> contactBy(
            BookingRequest request, Priority priority, Deadlines deadlines, LocalDate today) {
        return switch (request) {
            case Book _, Agreed _ -> Optional.empty();
            case Defer _ -> Optional.of(deadlines.deferral(priority, today));
            case SendForTriage _ -> Optional.of(deadlines.triage(priority, today));
        };
    }

    private static Optional<String> reason(BookingRequest request) {
        return switch (request) {
            case Book _, Agreed _ -> Optional.empty();
            case Defer defer -> Optional.of(defer.reason().code());
            case SendForTriage _ -> Optional.of(Progress.TRIAGE);
        };
    }

    private static Optional<String> comment(BookingRequest request) {
        return switch (request) {
            case Book _, Agreed _ -> Optional.empty();
            case Defer defer -> defer.comment();
            case SendForTriage triage -> triage.comment();
        };
    }

    private static LedgerAction action(BookingRequest request) {
        if (request.act() != BookingAct.BOOK) {
            return request.act().ledger();
        }
        return switch (request) {
            case Book _, Agreed _ -> LedgerAction.APPOINTMENT_BOOKED;
            case Defer _ -> LedgerAction.APPOINTMENT_DEFERRED;
            case SendForTriage _ -> LedgerAction.SENT_FOR_TRIAGE;
        };
    }
}
