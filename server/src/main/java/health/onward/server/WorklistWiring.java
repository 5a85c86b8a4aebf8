package health.onward.server;

import health.onward.advice.AdviceList;
import health.onward.advice.Conversations;
import health.onward.audit.AuditTrail;
import health.onward.directory.ClinicalTerms;
import health.onward.directory.ReferenceData;
import health.onward.directory.Services;
import health.onward.fhir.stu3.CodeDisplays;
import health.onward.fhir.stu3.FetchAdviceList;
import health.onward.fhir.stu3.FetchWorklist;
import health.onward.fhir.wire.Endpoint;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.platform.Transactions;
import health.onward.referral.ReferralSubscriber;
import health.onward.referral.Referrals;
import health.onward.server.settings.Settings;
import health.onward.worklist.AdviceListCheck;
import health.onward.worklist.AdviceLists;
import health.onward.worklist.EntryDetails;
import health.onward.worklist.ListCheck;
import health.onward.worklist.WorklistCheck;
import health.onward.worklist.WorklistFilters;
import health.onward.worklist.WorklistItems;
import health.onward.worklist.WorklistPatrol;
import health.onward.worklist.WorklistRows;
import health.onward.worklist.Worklists;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists that providers and referrers work from: A008 and A023. */
@Configuration(proxyBeanMethods = false)
class WorklistWiring {

    /** After the appointment's rows: locks are taken in the order referral, slot, worklist. */
    @Bean
    @Order(2)
    ReferralSubscriber worklistRows() {
        return new WorklistRows();
    }

    @Bean
    WorklistItems worklistItems(JdbcClient jdbc) {
        return new WorklistItems(jdbc);
    }

    @Bean
    WorklistFilters worklistFilters(
            Services services, ReferenceData reference, Organisations organisations, People people) {
        return new WorklistFilters(services, reference, organisations, people);
    }

    @Bean
    Worklists worklists(
            Transactions transactions, WorklistItems items, WorklistFilters filters, AuditTrail audit, Clock clock) {
        return new Worklists(transactions, items, filters, audit, clock);
    }

    @Bean
    WorklistCheck worklistCheck(Transactions transactions, WorklistItems items, Referrals referrals) {
        return new WorklistCheck(transactions, items, referrals);
    }

    @Bean
    AdviceListCheck adviceListCheck(Transactions transactions, JdbcClient jdbc, Conversations conversations) {
        return new AdviceListCheck(transactions, new AdviceList(jdbc), conversations);
    }

    @Bean
    WorklistPatrol worklistPatrol(List<ListCheck> checks) {
        return new WorklistPatrol(checks);
    }

    @Bean
    AdviceLists adviceLists(
            Transactions transactions, JdbcClient jdbc, WorklistFilters filters, AuditTrail audit, Clock clock) {
        return new AdviceLists(transactions, new AdviceList(jdbc), filters, audit, clock);
    }

    @Bean
    EntryDetails entryDetails(ClinicalTerms terms, Services services) {
        return new EntryDetails(terms, services);
    }

    @Bean
    List<Endpoint> worklistReads(
            Worklists worklists,
            AdviceLists advice,
            EntryDetails details,
            CodeDisplays displays,
            Clock clock,
            Settings settings) {
        return List.of(
                new FetchWorklist(worklists, details, displays, clock, settings.worklistBytes()).endpoint(),
                new FetchAdviceList(advice, settings.worklistBytes()).endpoint());
    }
}
