package health.onward.server;

import health.onward.directory.Bookings;
import health.onward.directory.ClinicalTerms;
import health.onward.directory.Commissioning;
import health.onward.directory.CommissioningColumns;
import health.onward.directory.CriteriaCheck;
import health.onward.directory.DefinitionCheck;
import health.onward.directory.Reference;
import health.onward.directory.ReferenceData;
import health.onward.directory.ReferenceWatch;
import health.onward.directory.ServiceDefinitions;
import health.onward.directory.ServiceImports;
import health.onward.directory.ServiceNames;
import health.onward.directory.ServiceSearch;
import health.onward.directory.Services;
import health.onward.directory.ServicesOfProviders;
import health.onward.directory.Waits;
import health.onward.directory.WorkgroupDefinitions;
import health.onward.fhir.r4.R4Routes;
import health.onward.fhir.r4.RetrieveHealthcareService;
import health.onward.fhir.r4.SearchHealthcareServices;
import health.onward.fhir.stu3.RetrieveCodeSystem;
import health.onward.fhir.wire.Endpoint;
import health.onward.identity.NamedClinicians;
import health.onward.identity.Organisations;
import health.onward.identity.ProviderServices;
import health.onward.identity.Workgroups;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.server.settings.Settings;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The directory of services and the reference data, with endpoints A004, A033, A035 and A037. */
@Configuration(proxyBeanMethods = false)
class DirectoryWiring {

    /** Filled by {@link #importWatch}; whoever exchanges the database calls {@link Reference#refresh}. */
    @Bean
    Reference reference(DataSource dataSource, Clock clock) {
        return Reference.over(dataSource, clock);
    }

    /** Fills and reads it before anybody asks, and follows imports from then on. */
    @Bean(initMethod = "start", destroyMethod = "close")
    ImportWatch importWatch(JdbcClient jdbc, Reference reference) {
        var watch = new ReferenceWatch(jdbc, reference);
        watch.load();
        return new ImportWatch(watch);
    }

    @Bean
    ReferenceData referenceData(Reference reference) {
        return reference.lists();
    }

    @Bean
    ClinicalTerms clinicalTerms(Reference reference) {
        return reference.terms();
    }

    @Bean
    Services services(JdbcClient jdbc) {
        return new Services(jdbc);
    }

    @Bean
    ServiceNames serviceNames(JdbcClient jdbc) {
        return new ServiceNames(jdbc);
    }

    @Bean
    DefinitionCheck definitionCheck(
            Reference reference, Organisations organisations, NamedClinicians clinicians, ServiceNames names) {
        return new DefinitionCheck(reference, organisations, clinicians, names);
    }

    @Bean
    ServiceDefinitions serviceDefinitions(
            Transactions transactions,
            Services services,
            ServiceNames names,
            DefinitionCheck check,
            Bookings bookings,
            Clock clock) {
        return new ServiceDefinitions(transactions, services, names, check, bookings, clock);
    }

    @Bean
    ServiceImports serviceImports(
            Services services, ServiceNames names, DefinitionCheck check, Bookings bookings, Clock clock) {
        return new ServiceImports(services, names, check, bookings, clock);
    }

    @Bean
    WorkgroupDefinitions workgroupDefinitions(Transactions transactions, JdbcClient jdbc, Services services, Ids ids) {
        return new WorkgroupDefinitions(transactions, new Workgroups(jdbc), services, ids);
    }

    @Bean
    Commissioning commissioning(
            Transactions transactions,
            JdbcClient jdbc,
            Ids ids,
            Services services,
            Organisations organisations,
            Clock clock) {
        return new Commissioning(transactions, new CommissioningColumns(jdbc, ids), services, organisations, clock);
    }

    @Bean
    ProviderServices providerServices(JdbcClient jdbc) {
        return new ServicesOfProviders(jdbc);
    }

    @Bean
    ServiceSearch serviceSearch(
            Services services,
            Reference reference,
            NamedClinicians clinicians,
            Waits waits,
            Clock clock,
            Settings settings) {
        var check = new CriteriaCheck(reference, clinicians);
        return new ServiceSearch(services, check, reference.sites(), waits, clock, settings.searchResults());
    }

    @Bean
    List<Endpoint> referenceEndpoints(ReferenceData lists, Clock clock) {
        return List.of(new RetrieveCodeSystem(lists, clock).endpoint());
    }

    @Bean
    List<Endpoint> directoryEndpoints(Services services, Ids ids, Clock clock) {
        return R4Routes.directory(
                new RetrieveHealthcareService(services, clock), new SearchHealthcareServices(services, ids, clock));
    }
}
