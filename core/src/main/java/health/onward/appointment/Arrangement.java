package health.onward.appointment;

import health.onward.appointment.Appointment.Time;
import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.audit.LedgerAction;
import health.onward.directory.Service;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import java.time.Instant;
import java.util.Optional;

/**
 * What an accepted request makes of a referral: its next version and its new appointment, which the service has yet to look at
 * (A016, last rows of its table).
 */
record Arrangement(Referral after, Appointment appointment, LedgerAction action) {

    static Arrangement of(BookingRequest request, Referral before, Service service, AppointmentId id, Instant now) {
        Appointment made = appointment(request, before, service, id, now);
        Facets facets = new Facets(
                before.facets().request(),
                Optional.of(facet(made, service)),
                Facets.Review.PENDING,
                before.facets().information());
        return new Arrangement(before.with(facets, now), made, action(request));
    }

    private static Appointment appointment(
            BookingRequest request, Referral before, Service service, AppointmentId id, Instant now) {
        boolean booked = request instanceof Book;
        Optional<Book> booking = booked ? Optional.of((Book) request) : Optional.empty();
        return new Appointment(
                id,
                before.ubrn(),
                booked ? Appointment.FIRST_VERSION_BOOKED : Appointment.FIRST_VERSION_TASK,
                booked ? Kind.BOOKED : Kind.DEFERRED,
                service.id(),
                service.name(),
                service.directlyBookable(),
                booking.map(b -> new Time(b.start(), b.end())),
                booking.map(Book::slot),
                booking.flatMap(Book::clinician),
                reason(request),
                comment(request),
                now,
                before.version() + 1);
    }

    private static CurrentAppointment facet(Appointment made, Service service) {
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
                made.comment());
    }

    private static Optional<String> reason(BookingRequest request) {
        return switch (request) {
            case Book _ -> Optional.empty();
            case Defer defer -> Optional.of(defer.reason().code());
            case SendForTriage _ -> Optional.of(Progress.TRIAGE);
        };
    }

    private static Optional<String> comment(BookingRequest request) {
        return switch (request) {
            case Book _ -> Optional.empty();
            case Defer defer -> defer.comment();
            case SendForTriage triage -> triage.comment();
        };
    }

    private static LedgerAction action(BookingRequest request) {
        return switch (request) {
            case Book _ -> LedgerAction.APPOINTMENT_BOOKED;
            case Defer _ -> LedgerAction.APPOINTMENT_DEFERRED;
            case SendForTriage _ -> LedgerAction.SENT_FOR_TRIAGE;
        };
    }
}
