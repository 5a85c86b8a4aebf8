package health.onward.server;

import health.onward.fhir.wire.WireRoutes;
import health.onward.server.settings.Settings;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What whoever operates or monitors the API asks it (api section a.1). */
@Configuration(proxyBeanMethods = false)
class OperationsWiring {

    /** The material does not say whether the routes stand beside or below the API's base, so they answer at both. */
    private static final List<String> BASES = List.of("/referrals", WireRoutes.ROOT);

    /** Before the API, which knows nothing of them and answers 404 for all that it does not know. */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> operations(Settings settings, JdbcClient jdbc) {
        var status = new StatusRoute(settings, jdbc);
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (String base : BASES) {
            routes.route(
                    RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                            .and(RequestPredicates.path(base + "/_ping")),
                    request -> ServerResponse.ok().build());
            routes.GET(base + "/_status", status::show);
        }
        return routes.build();
    }
}
