package health.onward.server;

import health.onward.audit.AuditTrail;
import health.onward.patient.AccessCodes;
import health.onward.patient.Demographics;
import health.onward.platform.Seal;
import health.onward.platform.Transactions;
import health.onward.referral.AccessOnCreation;
import health.onward.referral.AccessRenewal;
import health.onward.referral.ReferralSubscriber;
import health.onward.referral.Referrals;
import health.onward.server.security.AccessKeyFile;
import health.onward.server.settings.LetterSettings;
import health.onward.server.settings.Settings;
import java.security.SecureRandom;
import java.time.Clock;
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
}
