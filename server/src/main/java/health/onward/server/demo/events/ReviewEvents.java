package health.onward.server.demo.events;

import health.onward.identity.NamedClinicians;
import health.onward.referral.Referrals;
import health.onward.triage.Allocation;
import health.onward.triage.Assessment;
import health.onward.triage.Printing;
import health.onward.triage.PriorityChange;
import health.onward.triage.ProviderDecisions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a provider's clinicians do to referrals beside the published endpoints. */
@Configuration(proxyBeanMethods = false)
public class ReviewEvents {

    @Bean
    Event changesPriority(ProviderDecisions decisions, Referrals referrals) {
        return new ChangesPriority(new PriorityChange(decisions, referrals::deadlines));
    }

    @Bean
    Event allocatesClinician(ProviderDecisions decisions, NamedClinicians clinicians) {
        return new AllocatesClinician(new Allocation(decisions, clinicians));
    }

    @Bean
    Event marksPrinted(ProviderDecisions decisions) {
        return new MarksPrinted(new Printing(decisions));
    }

    @Bean
    Event recordsAssessment(ProviderDecisions decisions) {
        return new RecordsAssessment(new Assessment(decisions));
    }
}
