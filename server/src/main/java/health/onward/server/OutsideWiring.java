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
import health.onward.appointment.Reconciliation;
import health.onward.appointment.SlotEnding;
import health.onward.appointment.SlotPolling;
import health.onward.appointment.SlotWithdrawals;
import health.onward.appointment.Slots;
import health.onward.audit.AuditTrail;
import health.onward.directory.Services;
import health.onward.notice.NoticeDelivery;
import health.onward.outside.provider.FhirProviderSystem;
import health.onward.outside.provider.WithdrawalRoute;
import health.onward.platform.Ids;
import health.onward.platform.Jobs;
import health.onward.platform.Jobs.Job;
import health.onward.platform.Outbox;
import health.onward.platform.Transactions;
import health.onward.referral.Referrals;
import health.onward.server.settings.ProviderSettings;
import health.onward.server.settings.Settings;
import health.onward.worklist.WorklistPatrol;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Providers' own systems: bookings there, and what becomes of them. */
@Configuration(proxyBeanMethods = false)
class OutsideWiring {

    /** All referrals are gone through within a day, a 64th at a time. */
    static final Duration PATROL = Duration.ofMinutes(20);

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
    Outbox outbox(
            JdbcClient jdbc,
            Transactions transactions,
            CancellationNotices cancellations,
            NoticeDelivery notices,
            Clock clock) {
        return new Outbox(
                jdbc,
                transactions,
                Map.of(
                        CancellationNotices.KIND,
                        cancellations,
                        NoticeDelivery.KIND,
                        notices,
                        NoticeDelivery.ADVICE,
                        notices),
                clock);
    }

    @Bean
    Reconciliation reconciliation(
            Transactions transactions,
            BookingAttempts attempts,
            AttemptEnd end,
            OutsideSystems systems,
            ProviderSystem provider,
            Clock clock) {
        return new Reconciliation(transactions, attempts, end, systems, provider, clock);
    }

    @Bean
    SlotPolling slotPolling(
            Transactions transactions,
            Slots slots,
            Services services,
            OutsideSystems systems,
            ProviderSystem provider,
            Ids ids,
            Clock clock) {
        return new SlotPolling(transactions, slots, services, systems, provider, ids, clock);
    }

    /** Before the API, which answers all that it does not know. */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> withdrawals(
            Transactions transactions,
            Slots slots,
            SlotEnding ending,
            Services services,
            OutsideSystems systems,
            Settings settings) {
        var withdrawals = new SlotWithdrawals(transactions, slots, ending, services);
        return new WithdrawalRoute(withdrawals, systems, settings.provider()::secret).route();
    }

    @Bean(destroyMethod = "close")
    Jobs jobs(
            DataSource database,
            Outbox outbox,
            Reconciliation reconciliation,
            SlotPolling polling,
            WorklistPatrol worklists,
            List<Job> others,
            Settings settings) {
        ProviderSettings provider = settings.provider();
        List<Job> jobs = new ArrayList<>(List.of(
                new Job("outbox", provider.sweeping(), outbox::deliverDue),
                new Job("reconciliation", provider.sweeping(), reconciliation::run),
                new Job("slot-polling", provider.polling(), polling::all),
                new Job("worklists", PATROL, worklists::walk)));
        jobs.addAll(others);
        return new Jobs(database, jobs, Clock.systemUTC());
    }

    /** After everything stands, and before the doors open. */
    @Bean
    SmartInitializingSingleton jobsBegin(Jobs jobs) {
        return jobs::start;
    }

    @Bean
    MeterBinder outboxLoad(Outbox outbox) {
        return registry -> {
            Gauge.builder("onward.outbox.messages", outbox, it -> it.load().waiting())
                    .tag("state", "waiting")
                    .register(registry);
            Gauge.builder("onward.outbox.messages", outbox, it -> it.load().parked())
                    .tag("state", "parked")
                    .register(registry);
        };
    }
}
