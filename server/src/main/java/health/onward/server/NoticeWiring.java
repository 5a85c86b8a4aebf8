package health.onward.server;

import health.onward.advice.AdviceLevel;
import health.onward.advice.Conversations;
import health.onward.advice.OverdueLoad;
import health.onward.advice.OverdueTurns;
import health.onward.audit.AuditTrail;
import health.onward.directory.Reference;
import health.onward.directory.ReferenceData;
import health.onward.directory.Services;
import health.onward.document.StoredFiles;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.notice.AdviceNotices;
import health.onward.notice.Composer;
import health.onward.notice.DueNotices;
import health.onward.notice.DueRows;
import health.onward.notice.Escalations;
import health.onward.notice.Level;
import health.onward.notice.NoticeCheck;
import health.onward.notice.NoticeDelivery;
import health.onward.notice.NoticeRows;
import health.onward.notice.Notices;
import health.onward.notice.RefusedFiles;
import health.onward.patient.Demographics;
import health.onward.platform.Ids;
import health.onward.platform.Jobs.Job;
import health.onward.platform.Transactions;
import health.onward.referral.OwnershipCheck;
import health.onward.referral.Referrals;
import health.onward.referral.Rounds;
import health.onward.server.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are told unasked, and who has not acted. */
@Configuration(proxyBeanMethods = false)
class NoticeWiring {

    /** Last of the subscribers: the outbox comes last in the order of locks. */
    @Bean
    @Order(9)
    Notices notices(Ids ids, Reference reference, Settings settings) {
        return new Notices(ids, reference::deadlines, settings.notices().policy());
    }

    /** As with referrals. */
    @Bean
    @Order(9)
    AdviceNotices adviceNotices(Ids ids) {
        return new AdviceNotices(ids);
    }

    @Bean
    Job adviceClockJob(OverdueTurns overdue, Settings settings) {
        return new Job("advice-clock", settings.notices().sweeping(), overdue::ask);
    }

    @Bean
    DueRows dueRows(JdbcClient jdbc) {
        return new DueRows(jdbc);
    }

    @Bean
    Escalations escalations(JdbcClient jdbc) {
        return new Escalations(jdbc);
    }

    @Bean
    NoticeRows noticeRows(JdbcClient jdbc) {
        return new NoticeRows(jdbc);
    }

    @Bean
    DueNotices dueNotices(
            Transactions transactions,
            Referrals referrals,
            DueRows rows,
            Organisations organisations,
            Notices notices,
            Settings settings,
            Clock clock) {
        return new DueNotices(
                transactions,
                referrals,
                rows,
                organisations,
                notices,
                settings.notices().policy(),
                clock);
    }

    @Bean
    NoticeCheck noticeCheck(Transactions transactions, Referrals referrals, DueRows rows, Settings settings) {
        return new NoticeCheck(transactions, referrals, rows, settings.notices().policy());
    }

    @Bean
    Job noticesJob(DueNotices due, Settings settings) {
        return new Job("notices", settings.notices().sweeping(), due::tell);
    }

    @Bean
    Job noticeCheckJob(NoticeCheck check) {
        return new Job("notice-check", OutsideWiring.PATROL, new Rounds(check::mend)::walk);
    }

    @Bean
    Job ownersJob(OwnershipCheck owners) {
        return new Job("owners", OutsideWiring.PATROL, new Rounds(owners::mend)::walk);
    }

    @Bean
    NoticeDelivery noticeDelivery(
            Transactions transactions,
            Demographics patients,
            People people,
            Organisations organisations,
            Services services,
            ReferenceData reference,
            AuditTrail audit,
            Clock clock) {
        var composer = new Composer(patients, people, organisations, services, reference);
        return new NoticeDelivery(transactions, composer, audit, clock);
    }

    @Bean
    Job refusedFilesJob(
            Transactions transactions,
            StoredFiles files,
            Referrals referrals,
            Conversations conversations,
            Notices notices,
            AdviceNotices adviceNotices,
            Settings settings,
            Clock clock) {
        var refused = new RefusedFiles(transactions, files, referrals, conversations, notices, adviceNotices, clock);
        return new Job("refused-files", settings.notices().sweeping(), refused::tell);
    }

    @Bean
    OverdueLoad overdueLoad(JdbcClient jdbc) {
        return new OverdueLoad(jdbc);
    }

    @Bean
    Overdue overdue(Escalations escalations, OverdueLoad advice) {
        return new Overdue(escalations, advice);
    }

    @Bean
    MeterBinder overdueReferrals(Escalations escalations) {
        return registry -> {
            for (Level level : Level.values()) {
                Gauge.builder("onward.referrals.overdue", escalations, it -> at(it, level))
                        .tag("level", level.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        };
    }

    @Bean
    MeterBinder overdueConversations(OverdueLoad advice) {
        return registry -> {
            for (AdviceLevel level : AdviceLevel.values()) {
                Gauge.builder("onward.advice.overdue", advice, it -> at(it, level))
                        .tag("level", level.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        };
    }

    private static long at(OverdueLoad advice, AdviceLevel level) {
        return advice.load().stream()
                .filter(load -> load.level() == level)
                .mapToLong(OverdueLoad.Load::conversations)
                .sum();
    }

    private static long at(Escalations escalations, Level level) {
        return escalations.load().stream()
                .filter(load -> load.level() == level)
                .mapToLong(Escalations.Load::referrals)
                .sum();
    }
}
