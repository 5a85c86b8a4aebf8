package health.onward.server;

import health.onward.advice.AdviceRecords;
import health.onward.audit.AuditTrail;
import health.onward.audit.LedgerPages;
import health.onward.directory.Reference;
import health.onward.directory.Services;
import health.onward.fhir.stu3.GenerateAdviceOverview;
import health.onward.fhir.stu3.GenerateClinicalSummary;
import health.onward.fhir.stu3.GeneratePatientLetter;
import health.onward.fhir.wire.Endpoint;
import health.onward.identity.Nameplates;
import health.onward.letter.AdvicePapers;
import health.onward.letter.Letters;
import health.onward.letter.Press;
import health.onward.letter.Shelf;
import health.onward.letter.Signposts;
import health.onward.outside.paper.PdfPress;
import health.onward.patient.AccessCodes;
import health.onward.patient.Demographics;
import health.onward.platform.Seal;
import health.onward.platform.Transactions;
import health.onward.referral.AccessOnCreation;
import health.onward.referral.AccessRenewal;
import health.onward.referral.Attachments;
import health.onward.referral.ReferralSubscriber;
import health.onward.referral.Referrals;
import health.onward.server.security.AccessKeyFile;
import health.onward.server.settings.LetterSettings;
import health.onward.server.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What we write to patients and print for clinicians, and the access codes that letters carry. */
@Configuration(proxyBeanMethods = false)
class LetterWiring {

    @Bean
    Seal seal(Settings settings) {
        LetterSettings letters = settings.letters();
        return new Seal(
                letters.accessKey().orElseGet(() -> AccessKeyFile.in(settings.directory())), letters.earlierKeys());
    }

    @Bean
    AccessCodes accessCodes(JdbcClient jdbc, Seal seal) {
        return new AccessCodes(jdbc, seal, new SecureRandom());
    }

    @Bean
    @Order(3)
    ReferralSubscriber accessOnCreation(AccessCodes codes) {
        return new AccessOnCreation(codes);
    }

    @Bean
    AccessRenewal accessRenewal(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            AccessCodes codes,
            AuditTrail audit,
            Clock clock) {
        return new AccessRenewal(transactions, referrals, patients, codes, audit, clock);
    }

    @Bean
    Shelf shelf(
            JdbcClient jdbc,
            Services services,
            AccessCodes codes,
            Attachments attachments,
            Reference reference,
            Settings settings) {
        LetterSettings letters = settings.letters();
        return new Shelf(
                services,
                new Nameplates(jdbc),
                codes,
                attachments,
                new LedgerPages(jdbc),
                reference,
                new Signposts(letters.patientUrl(), letters.bookingLine(), letters.textphone()));
    }

    @Bean
    Letters letters(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            Shelf shelf,
            AuditTrail audit,
            Clock clock) {
        return new Letters(transactions, referrals, patients, shelf, audit, clock);
    }

    @Bean
    Press press() {
        return new PdfPress();
    }

    @Bean
    AdvicePapers advicePapers(AdviceRecords records, Shelf shelf, Press press, Clock clock) {
        return new AdvicePapers(records, shelf, press, clock);
    }

    @Bean
    List<Endpoint> printedLetters(Letters letters, AdvicePapers papers, Press press) {
        return List.of(
                new GeneratePatientLetter(letters, press).endpoint(),
                new GenerateClinicalSummary(letters, press).endpoint(),
                new GenerateAdviceOverview(papers, press).endpoint());
    }
}
