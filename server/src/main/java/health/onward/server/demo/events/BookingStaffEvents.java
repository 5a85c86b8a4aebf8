package health.onward.server.demo.events;

import health.onward.appointment.Booking;
import health.onward.appointment.BookingAct;
import health.onward.appointment.ClinicCancellation;
import health.onward.appointment.PasConfirmation;
import health.onward.appointment.ProviderCancellation;
import health.onward.appointment.Slots;
import health.onward.directory.ReferenceData;
import health.onward.platform.Transactions;
import health.onward.referral.ReferralAction;
import health.onward.referral.Referrals;
import health.onward.referral.ShortlistChange;
import health.onward.triage.NonAttendance;
import health.onward.triage.ProviderDecisions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a provider's booking staff do. */
@Configuration(proxyBeanMethods = false)
public class BookingStaffEvents {

    @Bean
    Event booksForPatient(Booking booking, Slots slots) {
        String meaning = "The provider books a slot for the patient, whatever the booking window says";
        Who who = new Who.Staff(ReferralAction.BOOK_FOR_PATIENT.functions());
        return new BooksSlot("book-for-patient", meaning, who, BookingAct.BOOK_FOR_PATIENT, slots, booking::request);
    }

    @Bean
    Event recordsAgreedAppointment(Booking booking) {
        return new RecordsAgreedAppointment(booking);
    }

    @Bean
    Event shortlistsForPatient(ShortlistChange shortlists) {
        return new ShortlistsForPatient(shortlists);
    }

    @Bean
    Event cancelsAsProvider(ProviderCancellation cancellation) {
        return new CancelsAsProvider(cancellation);
    }

    @Bean
    Event cancelsClinic(ClinicCancellation clinics) {
        return new CancelsClinic(clinics);
    }

    @Bean
    Event confirmsCancelledInPas(Transactions transactions, Referrals referrals, Clock clock) {
        return new ConfirmsCancelledInPas(new PasConfirmation(transactions, referrals, clock));
    }

    @Bean
    Event recordsNonAttendance(ProviderDecisions decisions, ReferenceData reference) {
        return new RecordsNonAttendance(new NonAttendance(decisions, reference));
    }

    @Bean
    Event returnsNonAttender(ProviderDecisions decisions, ReferenceData reference) {
        return new ReturnsNonAttender(new NonAttendance(decisions, reference));
    }
}
