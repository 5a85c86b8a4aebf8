package health.onward.server;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What production has in place of the demo's: the time it is. */
@Configuration(proxyBeanMethods = false)
class ProductionWiring {

    /** In milliseconds, as the wire writes them: what was stored reads back equal. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
