package health.onward.server;

import health.onward.appointment.ReferralRecords;
import health.onward.directory.ReferenceData;
import health.onward.fhir.stu3.AcceptReferral;
import health.onward.fhir.stu3.CancelToActLater;
import health.onward.fhir.stu3.CodeDisplays;
import health.onward.fhir.stu3.RecordTriageOutcome;
import health.onward.fhir.stu3.RejectReferral;
import health.onward.fhir.wire.Endpoint;
import health.onward.patient.Demographics;
import health.onward.platform.Transactions;
import health.onward.referral.FileLinking;
import health.onward.referral.Referrals;
import health.onward.server.settings.Settings;
import health.onward.triage.Accepting;
import health.onward.triage.ActingLater;
import health.onward.triage.ProviderDecisions;
import health.onward.triage.Rejecting;
import health.onward.triage.Triaging;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a provider's clinicians decide about referrals: A013, A014, A022 and A028. */
@Configuration(proxyBeanMethods = false)
class TriageWiring {

    @Bean
    ProviderDecisions providerDecisions(
            Transactions transactions, Referrals referrals, Demographics patients, Clock clock) {
        return new ProviderDecisions(transactions, referrals, patients, clock);
    }

    @Bean
    List<Endpoint> reviewing(
            ProviderDecisions decisions,
            ReferenceData reference,
            FileLinking files,
            ReferralRecords records,
            CodeDisplays displays,
            Settings settings) {
        return List.of(
                new AcceptReferral(new Accepting(decisions), records, displays).endpoint(),
                new RejectReferral(new Rejecting(decisions, reference), records, displays).endpoint(),
                new CancelToActLater(new ActingLater(decisions, files), records, displays).endpoint(),
                new RecordTriageOutcome(
                                new Triaging(decisions, files), records, displays, settings.returnsAsPublished())
                        .endpoint());
    }
}
