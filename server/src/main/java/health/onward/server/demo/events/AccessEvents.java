package health.onward.server.demo.events;

import health.onward.referral.AccessRenewal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a practice does to its patients' access codes. */
@Configuration(proxyBeanMethods = false)
public class AccessEvents {

    @Bean
    Event renewsAccessCode(AccessRenewal renewal) {
        return new RenewsAccessCode(renewal);
    }

    @Bean
    Event withdrawsAccessCode(AccessRenewal renewal) {
        return new WithdrawsAccessCode(renewal);
    }
}
