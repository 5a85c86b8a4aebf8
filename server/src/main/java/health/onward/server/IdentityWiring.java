package health.onward.server;

import health.onward.fhir.r4.R4Routes;
import health.onward.fhir.r4.RetrieveBusinessFunctions;
import health.onward.fhir.r4.RetrieveOnBehalfOfPractitioners;
import health.onward.fhir.wire.Endpoint;
import health.onward.identity.Applications;
import health.onward.identity.Callers;
import health.onward.identity.NamedClinicians;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.ProviderServices;
import health.onward.identity.ReferringClinicians;
import health.onward.identity.SignIn;
import health.onward.platform.Ids;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who acts. */
@Configuration(proxyBeanMethods = false)
class IdentityWiring {

    @Bean
    Applications applications(JdbcClient jdbc) {
        return new Applications(jdbc);
    }

    @Bean
    Callers callers(JdbcClient jdbc, Applications applications, ProviderServices provided) {
        return new SignIn(jdbc, applications, provided);
    }

    @Bean
    People people(JdbcClient jdbc) {
        return new People(jdbc);
    }

    @Bean
    Organisations organisations(JdbcClient jdbc) {
        return new Organisations(jdbc);
    }

    @Bean
    ReferringClinicians referringClinicians(People people) {
        return new ReferringClinicians(people);
    }

    @Bean
    NamedClinicians namedClinicians(People people) {
        return new NamedClinicians(people);
    }

    @Bean
    List<Endpoint> identityEndpoints(People people, Ids ids, Clock clock) {
        return R4Routes.identity(
                new RetrieveBusinessFunctions(people, ids, clock),
                new RetrieveOnBehalfOfPractitioners(people, ids, clock));
    }
}
