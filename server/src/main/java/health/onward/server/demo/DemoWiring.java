package health.onward.server.demo;

import health.onward.identity.People;
import health.onward.server.security.DemoTokens;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What only the demo has: a clock that can be moved, and tokens for scripts. */
@Configuration(proxyBeanMethods = false)
public class DemoWiring {

    /** In milliseconds, as the wire writes them: what was stored reads back equal. */
    @Bean
    DemoClock clock(DataSource database) {
        return DemoClock.in(database, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** Tokens are issued by our own issuer only; with an outside one there is nothing to issue here. */
    @Bean
    RouterFunction<ServerResponse> demoTokenRoute(People people, Optional<DemoTokens> tokens) {
        return tokens.map(ours -> new TokenRoute(people, ours).route())
                .orElseGet(() -> RouterFunctions.route()
                        .POST(
                                "/demo/token",
                                request -> ServerResponse.notFound().build())
                        .build());
    }
}
