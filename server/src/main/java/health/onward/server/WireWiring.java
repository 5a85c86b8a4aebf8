package health.onward.server;

import health.onward.advice.AdviceRecords;
import health.onward.fhir.stu3.KindsOfRequests;
import health.onward.fhir.wire.Admission;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.PublicAddress;
import health.onward.fhir.wire.RefusalAnswers;
import health.onward.fhir.wire.Throttle;
import health.onward.fhir.wire.Tokens;
import health.onward.fhir.wire.WireRoutes;
import health.onward.identity.Callers;
import health.onward.platform.Ids;
import health.onward.server.settings.Settings;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The published API: every bean of type {@code List<Endpoint>} is served. */
@Configuration(proxyBeanMethods = false)
class WireWiring {

    @Bean
    RefusalAnswers refusalAnswers(Clock clock) {
        return new RefusalAnswers(clock);
    }

    @Bean
    PublicAddress publicAddress(Settings settings) {
        return new PublicAddress(settings.publicUrl().map(url -> url + WireRoutes.ROOT));
    }

    @Bean
    Admission admission(Tokens tokens, Callers callers, Throttle throttle, PublicAddress address) {
        return new Admission(tokens, callers, throttle, address);
    }

    @Bean
    RouterFunction<ServerResponse> wire(
            Admission admission, RefusalAnswers refusals, AdviceRecords advice, Ids ids, ListableBeanFactory beans) {
        var kinds = new KindsOfRequests(advice);
        var tables = ResolvableType.forClassWithGenerics(List.class, Endpoint.class);
        List<Endpoint> endpoints = beans.<List<Endpoint>>getBeanProvider(tables)
                .orderedStream()
                .flatMap(List::stream)
                .map(kinds::telling)
                .toList();
        return new WireRoutes(admission, refusals, ids::uuid).serve(endpoints);
    }
}
