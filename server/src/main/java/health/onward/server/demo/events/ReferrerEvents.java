package health.onward.server.demo.events;

import health.onward.appointment.Appointments;
import health.onward.appointment.Booking;
import health.onward.appointment.BookingAct;
import health.onward.appointment.BookingCancellation;
import health.onward.appointment.BookingChange;
import health.onward.appointment.ReferralRecord;
import health.onward.appointment.Slots;
import health.onward.identity.BusinessFunction;
import health.onward.referral.Cancellation;
import health.onward.referral.Dismissal;
import health.onward.referral.ReferralAction;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What patients do, and referrers beside the published endpoints. */
@Configuration(proxyBeanMethods = false)
public class ReferrerEvents {

    static final List<Field> WHY = List.of(
            Field.optional("reason", Field.Kind.TEXT, "a code of APPOINTMENT-CANCELLATION-REASON"),
            Field.optional("comment", Field.Kind.TEXT, "with reasons that tell nothing without"));

    private static final Who CLERK = new Who.Staff(Set.of(BusinessFunction.REFERRING_ADMIN));

    static Happened happened(ReferralRecord record) {
        Happened happened = Happened.of(record.referral());
        return record.appointment()
                .map(appointment -> happened.and("appointment", appointment.id().toString()))
                .orElse(happened);
    }

    @Bean
    Event patientBooks(Slots slots, Booking booking) {
        String meaning = "The patient books a slot of a service on the shortlist";
        return new BooksSlot("patient-books", meaning, new Who.Patient(), BookingAct.BOOK, slots, booking::request);
    }

    @Bean
    Event clerkBooks(Slots slots, Booking booking) {
        String meaning = "A referring admin books a slot for the patient";
        return new BooksSlot("book", meaning, CLERK, BookingAct.BOOK, slots, booking::request);
    }

    @Bean
    Event patientForwards(Booking booking) {
        return new PatientForwards(booking);
    }

    @Bean
    Event patientChanges(Slots slots, BookingChange change) {
        String meaning = "The patient moves a booking to another slot; the old one is kept until the new one is sure";
        return new BooksSlot(
                "patient-changes-booking", meaning, new Who.Patient(), BookingAct.CHANGE, slots, change::change);
    }

    @Bean
    Event referrerChanges(Slots slots, BookingChange change) {
        String meaning = "The referrer moves a booking to another slot for the patient";
        Who who = new Who.Staff(staff(ReferralAction.CHANGE_BOOKING));
        return new BooksSlot("change-booking", meaning, who, BookingAct.CHANGE, slots, change::change);
    }

    @Bean
    Event patientCancels(Appointments appointments, BookingCancellation cancellation) {
        String meaning = "The patient gives up a booked slot; the request stays and can be booked again";
        return new CancelsBooking(
                "patient-cancels-appointment", meaning, new Who.Patient(), appointments, cancellation);
    }

    @Bean
    Event clerkCancels(Appointments appointments, BookingCancellation cancellation) {
        String meaning = "A referring admin gives up a booked slot for the patient";
        return new CancelsBooking("cancel-appointment", meaning, CLERK, appointments, cancellation);
    }

    @Bean
    Event patientCancelsReferral(Cancellation cancellation) {
        return new PatientCancelsReferral(cancellation);
    }

    @Bean
    Event dismisses(Dismissal dismissal) {
        return new Dismisses(dismissal);
    }

    private static Set<BusinessFunction> staff(ReferralAction action) {
        return action.functions().stream()
                .filter(BusinessFunction::ofStaff)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
