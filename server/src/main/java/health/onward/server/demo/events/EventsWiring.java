package health.onward.server.demo.events;

import health.onward.identity.Callers;
import health.onward.platform.Ids;
import health.onward.referral.Referrals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every bean that is an {@link Event} can happen. */
@Configuration(proxyBeanMethods = false)
public class EventsWiring {

    @Bean
    EventsRoute eventsRoute(ObjectProvider<Event> events, Referrals referrals, Callers callers, Ids ids) {
        return new EventsRoute(
                events.orderedStream().toList(),
                new EventReader(referrals, callers, () -> ids.uuid().toString()));
    }
}
