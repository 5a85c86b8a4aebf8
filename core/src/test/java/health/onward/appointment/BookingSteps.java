package health.onward.appointment;

import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.appointment.BookingRequest.Target;
import health.onward.directory.CancellationReason;
import health.onward.directory.Concept;
import health.onward.directory.ServiceSample;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request to book, to defer or to triage makes of a referral: for the generated picture of states. */
public final class BookingSteps {

    private static final Instant START = Standings.NOW.plus(Duration.ofDays(7));

    private BookingSteps() {}

    public static Referral booked(Referral referral) {
        return after(
                new Book(target(referral), new SlotId(1), START, START.plusSeconds(1800), Optional.empty()), referral);
    }

    public static Referral moved(Referral referral) {
        return booked(referral, BookingAct.CHANGE);
    }

    public static Referral movedByProvider(Referral referral) {
        return booked(referral, BookingAct.MOVE);
    }

    public static Referral redirected(Referral referral) {
        return booked(referral, BookingAct.REDIRECT);
    }

    private static Referral booked(Referral referral, BookingAct act) {
        return after(
                new Book(
                        target(referral),
                        new SlotId(2),
                        START,
                        START.plusSeconds(1800),
                        Optional.empty(),
                        act,
                        Optional.empty()),
                referral);
    }

    /** By the patient's side, for one of the patient's reasons. */
    public static Referral cancelled(Referral referral) {
        var concept = new Concept("PATIENT_ILL", "Ill", Optional.empty(), Optional.empty(), Map.of());
        var reason = new CancellationReason(
                concept.code(), concept.display(), "PATIENT", false, true, List.of(), Optional.empty(), concept);
        return BookingCancellationRules.cancelled(referral, reason, Optional.empty(), Standings.NOW);
    }

    public static Referral deferred(Referral referral) {
        return after(new Defer(target(referral), new DeferralReason.NoSlots(), Optional.empty()), referral);
    }

    public static Referral sentForTriage(Referral referral) {
        return after(new SendForTriage(target(referral), Optional.empty()), referral);
    }

    /** By the service's staff. */
    public static Referral bookedForPatient(Referral referral) {
        return after(
                new Book(
                        target(referral),
                        new SlotId(3),
                        START,
                        START.plusSeconds(1800),
                        Optional.empty(),
                        BookingAct.BOOK_FOR_PATIENT,
                        Optional.empty()),
                referral);
    }

    /** By the provider, whose clinic does not take place. */
    public static Referral cancelledByProvider(Referral referral) {
        var concept = new Concept("CLINIC_CANCELLED", "Clinic cancelled", Optional.empty(), Optional.empty(), Map.of());
        var reason = new CancellationReason(
                concept.code(), concept.display(), "PROVIDER", false, true, List.of(), Optional.empty(), concept);
        var why = new BookingRequest.Why(concept.code(), Optional.empty());
        return switch (ProviderCancellationRules.decide(referral, why, Optional.of(reason), Standings.NOW)) {
            case Outcome.Accepted(var after) -> after;
            case Outcome.Refused<Referral> refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static Target target(Referral referral) {
        return new Target(referral.ubrn(), referral.version(), referral.patient(), Standings.SERVICE);
    }

    private static Referral after(BookingRequest request, Referral before) {
        var service = ServiceSample.service(Standings.SERVICE.value()).build();
        return Arrangement.of(request, before, service, new AppointmentId(70_010), Standings.DEADLINES, Standings.NOW)
                .after();
    }
}
