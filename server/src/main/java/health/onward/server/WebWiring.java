package health.onward.server;

import health.onward.web.design.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pages for people. */
@Configuration(proxyBeanMethods = false)
class WebWiring {

    @Bean
    Pages pages() {
        return new Pages();
    }
}
