package health.onward.server;

import health.onward.appointment.ReferralRecords;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.CodeList;
import health.onward.directory.Reference;
import health.onward.directory.ReferenceData;
import health.onward.directory.ServiceSearch;
import health.onward.fhir.stu3.CancelReferral;
import health.onward.fhir.stu3.ChangeShortlist;
import health.onward.fhir.stu3.CodeDisplays;
import health.onward.fhir.stu3.CreateReferral;
import health.onward.fhir.stu3.ListAvailableActions;
import health.onward.fhir.stu3.RetrieveReferral;
import health.onward.fhir.stu3.SearchServicesForPatient;
import health.onward.fhir.wire.Endpoint;
import health.onward.identity.ReferringClinicians;
import health.onward.patient.Demographics;
import health.onward.patient.PatientIndex;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.referral.AvailableActions;
import health.onward.referral.Cancellation;
import health.onward.referral.Creation;
import health.onward.referral.Owners;
import health.onward.referral.OwnershipCheck;
import health.onward.referral.PatientSearch;
import health.onward.referral.ReferralSubscriber;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import health.onward.referral.ShortlistChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Patients, the referral, and its endpoints A005, A010, A011, A029, A031 and A036. */
@Configuration(proxyBeanMethods = false)
class ReferralWiring {

    @Bean
    Demographics demographics(JdbcClient jdbc) {
        return new PatientIndex(jdbc);
    }

    @Bean
    AuditTrail auditTrail(Ids ids) {
        return new AuditTrail(ids);
    }

    @Bean
    Ledger ledger(Ids ids) {
        return new Ledger(ids);
    }

    @Bean
    Referrals referrals(
            JdbcClient jdbc,
            Ledger ledger,
            AuditTrail audit,
            List<ReferralSubscriber> subscribers,
            Reference reference) {
        return new Referrals(jdbc, ledger, audit, subscribers, reference::deadlines);
    }

    @Bean
    OwnershipCheck ownershipCheck(Transactions transactions, Referrals referrals, JdbcClient jdbc) {
        return new OwnershipCheck(transactions, referrals, new Owners(jdbc));
    }

    @Bean
    RequestNumbers requestNumbers(JdbcClient jdbc, Ids ids) {
        return new RequestNumbers(jdbc, ids);
    }

    @Bean
    CodeDisplays codeDisplays(ReferenceData reference) {
        return (list, code) -> Optional.of(reference.display(CodeList.valueOf(list.replace('-', '_')), code));
    }

    @Bean
    PatientSearch patientSearch(
            Transactions transactions,
            ReferringClinicians clinicians,
            Demographics patients,
            ServiceSearch search,
            AuditTrail audit,
            Clock clock) {
        return new PatientSearch(transactions, clinicians, patients, search, audit, clock);
    }

    @Bean
    Creation creation(
            Transactions transactions,
            Referrals referrals,
            RequestNumbers numbers,
            Demographics patients,
            ReferringClinicians clinicians,
            ServiceSearch search,
            Clock clock) {
        return new Creation(transactions, referrals, numbers, patients, clinicians, search, clock);
    }

    @Bean
    ShortlistChange shortlistChange(
            Transactions transactions, Referrals referrals, Demographics patients, ServiceSearch search, Clock clock) {
        return new ShortlistChange(transactions, referrals, patients, search, clock);
    }

    @Bean
    Cancellation cancellation(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            ReferenceData reference,
            Clock clock) {
        return new Cancellation(transactions, referrals, patients, reference, clock);
    }

    @Bean
    AvailableActions availableActions(Transactions transactions, Referrals referrals, AuditTrail audit, Clock clock) {
        return new AvailableActions(transactions, referrals, audit, clock);
    }

    @Bean
    List<Endpoint> referralWrites(
            Creation creation,
            ShortlistChange change,
            Cancellation cancellation,
            ReferralRecords records,
            CodeDisplays displays) {
        return List.of(
                new CreateReferral(creation, displays).endpoint(),
                new ChangeShortlist(change, records, displays).endpoint(),
                new CancelReferral(cancellation, records, displays).endpoint());
    }

    @Bean
    List<Endpoint> referralReads(
            PatientSearch search,
            ReferralRecords records,
            AvailableActions actions,
            CodeDisplays displays,
            Ids ids,
            Clock clock) {
        List<Endpoint> reads = new ArrayList<>(new RetrieveReferral(records, displays).endpoints());
        reads.add(new SearchServicesForPatient(search).endpoint());
        reads.add(new ListAvailableActions(actions, ids::uuid, clock).endpoint());
        return reads;
    }
}
