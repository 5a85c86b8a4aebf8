package health.onward.server;

import health.onward.appointment.Appointments;
import health.onward.appointment.AttemptEnd;
import health.onward.appointment.AttemptHolds;
import health.onward.appointment.BookingAttempts;
import health.onward.appointment.BookingDecision;
import health.onward.appointment.CancellationNotices;
import health.onward.appointment.OutsideBooking;
import health.onward.appointment.OutsideSystems;
import health.onward.appointment.ProviderSystem;
import health.onward.appointment.Slots;
import health.onward.audit.AuditTrail;
import health.onward.outside.provider.FhirProviderSystem;
import health.onward.platform.Ids;
import health.onward.platform.Outbox;
import health.onward.platform.Transactions;
import health.onward.referral.Referrals;
import health.onward.server.settings.ProviderSettings;
import health.onward.server.settings.Settings;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Providers' own systems: bookings there, and what becomes of them. */
@Configuration(proxyBeanMethods = false)
class OutsideWiring {

    @Bean
    OutsideSystems outsideSystems(JdbcClient jdbc) {
        return new OutsideSystems(jdbc);
    }

    @Bean(destroyMethod = "close")
    FhirProviderSystem providerSystem(Settings settings) {
        ProviderSettings provider = settings.provider();
        return new FhirProviderSystem(provider::secret, provider.patience(), provider.waiting());
    }

    @Bean
    AttemptHolds attemptHolds(
            Referrals referrals,
            BookingAttempts attempts,
            OutsideSystems systems,
            Ids ids,
            Clock clock,
            Settings settings) {
        return new AttemptHolds(
                referrals, attempts, systems, ids, clock, settings.provider().patience());
    }

    @Bean
    AttemptEnd attemptEnd(
            Referrals referrals,
            Appointments appointments,
            BookingDecision decision,
            BookingAttempts attempts,
            Slots slots,
            AuditTrail audit,
            Clock clock) {
        return new AttemptEnd(referrals, appointments, decision, attempts, slots, audit, clock);
    }

    @Bean
    OutsideBooking outsideBooking(
            Transactions transactions,
            BookingAttempts attempts,
            AttemptEnd end,
            OutsideSystems systems,
            ProviderSystem provider) {
        return new OutsideBooking(transactions, attempts, end, systems, provider);
    }

    @Bean
    CancellationNotices cancellationNotices(
            Transactions transactions,
            BookingAttempts attempts,
            Slots slots,
            OutsideSystems systems,
            ProviderSystem provider,
            Clock clock) {
        return new CancellationNotices(transactions, attempts, slots, systems, provider, clock);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Transactions transactions, CancellationNotices cancellations, Clock clock) {
        return new Outbox(jdbc, transactions, Map.of(CancellationNotices.KIND, cancellations), clock);
    }
}
