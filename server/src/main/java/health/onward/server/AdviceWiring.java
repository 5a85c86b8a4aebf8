package health.onward.server;

import health.onward.advice.AdviceFiles;
import health.onward.advice.AdviceRecords;
import health.onward.advice.AdviceSubscriber;
import health.onward.advice.Answering;
import health.onward.advice.Asking;
import health.onward.advice.ConversationCopies;
import health.onward.advice.ConversationPaper;
import health.onward.advice.Conversations;
import health.onward.advice.Conversion;
import health.onward.advice.ConversionDrafts;
import health.onward.advice.Messages;
import health.onward.advice.NamingResponder;
import health.onward.advice.OverdueTurns;
import health.onward.advice.ReferrersTurn;
import health.onward.advice.ReferringOn;
import health.onward.advice.ResponseTimes;
import health.onward.advice.Unanswered;
import health.onward.advice.WorkingHours;
import health.onward.appointment.Appointments;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.Reference;
import health.onward.directory.ServiceSearch;
import health.onward.directory.Services;
import health.onward.document.OwnFiles;
import health.onward.document.StoredFiles;
import health.onward.fhir.stu3.AskForAdvice;
import health.onward.fhir.stu3.CodeDisplays;
import health.onward.fhir.stu3.ConvertAdvice;
import health.onward.fhir.stu3.RetrieveAdvice;
import health.onward.fhir.stu3.RetrieveConversation;
import health.onward.fhir.stu3.SendGuidance;
import health.onward.fhir.wire.Endpoint;
import health.onward.identity.NamedClinicians;
import health.onward.identity.ReferringClinicians;
import health.onward.patient.Demographics;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.referral.Creation;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Advice and guidance, and its endpoints A024 to A027 and A044. */
@Configuration(proxyBeanMethods = false)
class AdviceWiring {

    @Bean
    AdviceFiles adviceFiles(JdbcClient jdbc, StoredFiles files, Ids ids) {
        return new AdviceFiles(jdbc, files, ids);
    }

    @Bean
    Conversations conversations(
            JdbcClient jdbc,
            Ledger ledger,
            AuditTrail audit,
            AdviceFiles files,
            List<AdviceSubscriber> subscribers,
            Reference reference) {
        return new Conversations(
                jdbc,
                ledger,
                audit,
                files,
                subscribers,
                () -> new WorkingHours(reference.deadlines().calendar()));
    }

    @Bean
    Messages adviceMessages(JdbcClient jdbc, Ids ids) {
        return new Messages(jdbc, ids);
    }

    @Bean
    Asking asking(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            RequestNumbers numbers,
            Demographics patients,
            ReferringClinicians clinicians,
            ServiceSearch search,
            Clock clock) {
        return new Asking(transactions, conversations, messages, files, numbers, patients, clinicians, search, clock);
    }

    @Bean
    Answering answering(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            Demographics patients,
            Services services,
            Clock clock) {
        return new Answering(transactions, conversations, messages, files, patients, services, clock);
    }

    @Bean
    ConversionDrafts conversionDrafts(
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            Demographics patients,
            Services services,
            Clock clock) {
        return new ConversionDrafts(conversations, messages, files, patients, services, clock);
    }

    @Bean
    Conversion conversion(
            Transactions transactions,
            Conversations conversations,
            ConversionDrafts drafts,
            ConversationPaper paper,
            OwnFiles files,
            Referrals referrals,
            Appointments appointments,
            RequestNumbers numbers,
            Ids ids) {
        return new Conversion(transactions, conversations, drafts, paper, files, referrals, appointments, numbers, ids);
    }

    @Bean
    ReferringOn referringOn(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            ConversationCopies copies,
            Creation creation,
            RequestNumbers numbers,
            Demographics patients,
            Clock clock) {
        return new ReferringOn(
                transactions, conversations, messages, files, copies, creation, numbers, patients, clock);
    }

    @Bean
    ConversationCopies conversationCopies(StoredFiles stored, OwnFiles own, ConversationPaper paper, Ids ids) {
        return new ConversationCopies(stored, own, paper, ids);
    }

    @Bean
    ReferrersTurn referrersTurn(
            Transactions transactions, Conversations conversations, Messages messages, AdviceFiles files, Clock clock) {
        return new ReferrersTurn(transactions, conversations, messages, files, clock);
    }

    @Bean
    AdviceTimes adviceTimes(JdbcClient jdbc, Clock clock) {
        return new AdviceTimes(new ResponseTimes(jdbc), clock);
    }

    @Bean
    NamingResponder namingResponder(
            Transactions transactions, Conversations conversations, NamedClinicians clinicians, Clock clock) {
        return new NamingResponder(transactions, conversations, clinicians, clock);
    }

    @Bean
    OverdueTurns overdueTurns(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            Conversion conversion,
            Clock clock) {
        return new OverdueTurns(transactions, conversations, new Unanswered(messages, conversion, clock), clock);
    }

    @Bean
    AdviceRecords adviceRecords(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            Referrals referrals,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        return new AdviceRecords(transactions, conversations, messages, files, referrals, patients, audit, clock);
    }

    @Bean
    List<Endpoint> adviceEndpoints(
            Asking asking,
            Answering answering,
            Conversion conversion,
            AdviceRecords records,
            CodeDisplays displays,
            Ids ids,
            Clock clock) {
        List<Endpoint> endpoints = new ArrayList<>(new RetrieveAdvice(records, displays).endpoints());
        endpoints.add(new AskForAdvice(asking, displays).endpoint());
        endpoints.add(new RetrieveConversation(records, ids::uuid, clock).endpoint());
        endpoints.add(new SendGuidance(answering, records, displays).endpoint());
        endpoints.add(new ConvertAdvice(conversion, displays).endpoint());
        return endpoints;
    }
}
