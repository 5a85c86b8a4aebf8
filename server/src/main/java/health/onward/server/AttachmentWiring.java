package health.onward.server;

import health.onward.appointment.ReferralRecords;
import health.onward.document.StoredFiles;
import health.onward.fhir.stu3.CodeDisplays;
import health.onward.fhir.stu3.MaintainLetter;
import health.onward.fhir.wire.Endpoint;
import health.onward.patient.Demographics;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.referral.AttachmentRows;
import health.onward.referral.Attachments;
import health.onward.referral.FileLinking;
import health.onward.referral.LetterMaintenance;
import health.onward.referral.ReferralSubscriber;
import health.onward.referral.Referrals;
import health.onward.server.settings.Settings;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files that go with referrals, and endpoint A012. */
@Configuration(proxyBeanMethods = false)
class AttachmentWiring {

    @Bean
    Attachments attachments(JdbcClient jdbc, StoredFiles files) {
        return new Attachments(jdbc, files);
    }

    @Bean
    FileLinking fileLinking(Attachments attachments, StoredFiles files, Ids ids) {
        return new FileLinking(attachments, files, ids);
    }

    /** After slots, before worklists, in the order of locks. */
    @Bean
    @Order(1)
    ReferralSubscriber attachmentRows(StoredFiles files) {
        return new AttachmentRows(files);
    }

    @Bean
    LetterMaintenance letterMaintenance(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            FileLinking linking,
            Settings settings,
            Clock clock) {
        return new LetterMaintenance(transactions, referrals, patients, linking, settings.letterFreeze(), clock);
    }

    @Bean
    List<Endpoint> letterEndpoints(LetterMaintenance letters, ReferralRecords records, CodeDisplays displays) {
        return List.of(new MaintainLetter(letters, records, displays).endpoint());
    }
}
