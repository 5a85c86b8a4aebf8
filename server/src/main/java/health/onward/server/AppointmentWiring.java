package health.onward.server;

import health.onward.appointment.AppointmentRows;
import health.onward.appointment.Appointments;
import health.onward.appointment.AttemptHolds;
import health.onward.appointment.Booking;
import health.onward.appointment.BookingAttempts;
import health.onward.appointment.BookingCancellation;
import health.onward.appointment.BookingDecision;
import health.onward.appointment.ClinicCancellation;
import health.onward.appointment.ClinicEnding;
import health.onward.appointment.ClinicOrders;
import health.onward.appointment.DeferralGate;
import health.onward.appointment.OutsideBooking;
import health.onward.appointment.ProviderCancellation;
import health.onward.appointment.RecordParts;
import health.onward.appointment.ReferralRecords;
import health.onward.appointment.SlotBookings;
import health.onward.appointment.SlotEnding;
import health.onward.appointment.SlotOffers;
import health.onward.appointment.SlotWaits;
import health.onward.appointment.Slots;
import health.onward.audit.AuditTrail;
import health.onward.directory.Bookings;
import health.onward.directory.Reference;
import health.onward.directory.ReferenceData;
import health.onward.directory.ServiceSearch;
import health.onward.directory.Services;
import health.onward.directory.Waits;
import health.onward.fhir.stu3.BookAppointment;
import health.onward.fhir.stu3.CancelAppointment;
import health.onward.fhir.stu3.RetrieveAppointment;
import health.onward.fhir.stu3.RetrieveSlots;
import health.onward.fhir.wire.Endpoint;
import health.onward.patient.Demographics;
import health.onward.platform.Ids;
import health.onward.platform.Jobs.Job;
import health.onward.platform.Transactions;
import health.onward.referral.Attachments;
import health.onward.referral.ReferralSubscriber;
import health.onward.referral.Referrals;
import health.onward.server.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Diaries and appointments, and their endpoints A015, A016, A034 and A038. */
@Configuration(proxyBeanMethods = false)
class AppointmentWiring {

    private static final Duration CLINICS = Duration.ofSeconds(1);

    @Bean
    Appointments appointments(JdbcClient jdbc) {
        return new Appointments(jdbc);
    }

    @Bean
    Slots slots(JdbcClient jdbc) {
        return new Slots(jdbc);
    }

    @Bean
    BookingAttempts bookingAttempts(JdbcClient jdbc) {
        return new BookingAttempts(jdbc);
    }

    @Bean
    Waits waits(JdbcClient jdbc, Settings settings) {
        return new SlotWaits(jdbc, settings.waitSlot());
    }

    @Bean
    Bookings bookings(JdbcClient jdbc) {
        return new SlotBookings(jdbc);
    }

    /** First of the subscribers: slots come before worklists in the order of locks. */
    @Bean
    @Order(0)
    ReferralSubscriber appointmentRows(Appointments appointments, Slots slots, BookingAttempts attempts) {
        return new AppointmentRows(appointments, slots, attempts);
    }

    @Bean
    RecordParts recordParts(DataSource database, Attachments attachments) {
        return new RecordParts(new JdbcTemplate(database), attachments);
    }

    @Bean
    ReferralRecords referralRecords(
            Transactions transactions,
            Referrals referrals,
            Appointments appointments,
            RecordParts parts,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        return new ReferralRecords(transactions, referrals, appointments, parts, patients, audit, clock);
    }

    @Bean
    BookingDecision bookingDecision(
            Referrals referrals,
            Demographics patients,
            Services services,
            Slots slots,
            BookingAttempts attempts,
            Ids ids,
            Clock clock) {
        return new BookingDecision(referrals, patients, services, slots, new DeferralGate(slots, attempts), ids, clock);
    }

    @Bean
    Booking booking(
            Transactions transactions,
            Referrals referrals,
            BookingDecision decision,
            AttemptHolds holds,
            OutsideBooking outside) {
        return new Booking(transactions, referrals, decision, holds, outside);
    }

    @Bean
    BookingCancellation bookingCancellation(
            Transactions transactions,
            Referrals referrals,
            Appointments appointments,
            Demographics patients,
            ReferenceData reference,
            Clock clock) {
        return new BookingCancellation(transactions, referrals, appointments, patients, reference, clock);
    }

    @Bean
    ProviderCancellation providerCancellation(
            Transactions transactions, Referrals referrals, ReferenceData reference, Clock clock) {
        return new ProviderCancellation(transactions, referrals, reference, clock);
    }

    @Bean
    SlotEnding slotEnding(
            Referrals referrals,
            Appointments appointments,
            Slots slots,
            BookingAttempts attempts,
            ProviderCancellation cancellation) {
        return new SlotEnding(referrals, appointments, slots, attempts, cancellation);
    }

    @Bean
    ClinicOrders clinicOrders(JdbcClient jdbc, Slots slots) {
        return new ClinicOrders(jdbc, slots);
    }

    @Bean
    ClinicCancellation clinicCancellation(
            Transactions transactions, ClinicOrders orders, ProviderCancellation cancellation, Ids ids, Clock clock) {
        return new ClinicCancellation(transactions, orders, cancellation, ids, clock);
    }

    @Bean
    Job cancelledClinics(
            Transactions transactions,
            ClinicOrders orders,
            Slots slots,
            SlotEnding ending,
            ProviderCancellation cancellation,
            Referrals referrals,
            Clock clock) {
        return new Job(
                "clinics",
                CLINICS,
                new ClinicEnding(transactions, orders, slots, ending, cancellation, referrals, clock)::run);
    }

    @Bean
    SlotOffers slotOffers(Reference reference, ServiceSearch search, Slots slots, Clock clock) {
        return new SlotOffers(reference.sites(), search, slots, clock);
    }

    @Bean
    List<Endpoint> appointmentEndpoints(
            SlotOffers offers,
            Booking booking,
            BookingCancellation cancellation,
            ReferralRecords records,
            Ids ids,
            Clock clock) {
        List<Endpoint> endpoints = new ArrayList<>(new RetrieveAppointment(records).endpoints());
        endpoints.add(new RetrieveSlots(offers, ids::uuid, clock).endpoint());
        endpoints.add(new BookAppointment(booking).endpoint());
        endpoints.add(new CancelAppointment(cancellation).endpoint());
        return endpoints;
    }
}
