package health.onward.server.demo.events;

import health.onward.appointment.Booking;
import health.onward.appointment.Slots;
import health.onward.directory.ReferenceData;
import health.onward.directory.ServiceSearch;
import health.onward.identity.NamedClinicians;
import health.onward.patient.Demographics;
import health.onward.platform.Transactions;
import health.onward.referral.FileLinking;
import health.onward.referral.OnwardReferral;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import health.onward.triage.Allocation;
import health.onward.triage.Assessment;
import health.onward.triage.Printing;
import health.onward.triage.PriorityChange;
import health.onward.triage.ProviderDecisions;
import health.onward.triage.ServiceChange;
import java.time.Clock;
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
    Event movesAppointment(Booking booking, Slots slots) {
        return new MovesAppointment(booking, slots);
    }

    @Bean
    Event redirectsPatient(Booking booking, ReferenceData reference, Slots slots, Clock clock) {
        return new RedirectsPatient(new ServiceChange(booking, reference, clock), slots);
    }

    @Bean
    Event refersOnward(
            Transactions transactions,
            Referrals referrals,
            RequestNumbers numbers,
            Demographics patients,
            ServiceSearch search,
            FileLinking files,
            Clock clock) {
        return new RefersOnward(new OnwardReferral(transactions, referrals, numbers, patients, search, files, clock));
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
