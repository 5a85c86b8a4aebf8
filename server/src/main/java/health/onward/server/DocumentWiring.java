package health.onward.server;

import health.onward.advice.Advice;
import health.onward.advice.Conversations;
import health.onward.audit.AuditTrail;
import health.onward.document.BlobStore;
import health.onward.document.Downloads;
import health.onward.document.FileSweep;
import health.onward.document.Intake;
import health.onward.document.OwnFiles;
import health.onward.document.Scanner;
import health.onward.document.Scanning;
import health.onward.document.StoredFiles;
import health.onward.document.Tickets;
import health.onward.document.Uploads;
import health.onward.fhir.r4.RetrieveAttachment;
import health.onward.fhir.stu3.RetrieveFile;
import health.onward.fhir.stu3.UploadFile;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.GivenFile;
import health.onward.fhir.wire.ObjectStore;
import health.onward.outside.scan.ClamdScanner;
import health.onward.outside.scan.EmbeddedScanner;
import health.onward.patient.Demographics;
import health.onward.platform.Ids;
import health.onward.platform.Jobs.Job;
import health.onward.platform.Transactions;
import health.onward.referral.AttachedFiles;
import health.onward.referral.FileSubject;
import health.onward.referral.Referrals;
import health.onward.server.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Files that people hand in, and their endpoints A006, A020 and A042. */
@Configuration(proxyBeanMethods = false)
class DocumentWiring {

    private static final Duration SCANS = Duration.ofSeconds(1);
    private static final Duration SCAN = Duration.ofSeconds(60);
    private static final Duration EXPIRY = Duration.ofMinutes(5);
    private static final Duration SWEEPS = Duration.ofHours(6);

    @Bean
    StoredFiles storedFiles(JdbcClient jdbc) {
        return new StoredFiles(jdbc);
    }

    @Bean
    Tickets tickets(JdbcClient jdbc) {
        return new Tickets(jdbc);
    }

    @Bean
    BlobStore blobs(Settings settings) {
        return BlobStores.of(settings.documents());
    }

    @Bean
    Intake intake(Settings settings) {
        return new Intake(settings.documents().directory().resolve("incoming"));
    }

    /**
     * What a file really is, the embedded check finds out; viruses ClamAV knows. A production without it takes files and gives none
     * out.
     */
    @Bean
    Scanner scanner(Settings settings) {
        var structure = new EmbeddedScanner();
        if (settings.documents().clamd().isPresent()) {
            return Scanner.each(
                    structure, new ClamdScanner(settings.documents().clamd().get(), SCAN));
        }
        if (settings.demo()) {
            return structure;
        }
        LoggerFactory.getLogger(DocumentWiring.class)
                .warn("ONWARD_CLAMD is not set: files are taken, and none is given out until somebody looks into them");
        return Scanner.each(structure, Scanner.nobody());
    }

    @Bean
    Scanning scanning(
            Transactions transactions,
            StoredFiles files,
            BlobStore blobs,
            Scanner scanner,
            Ids ids,
            Clock clock,
            Settings settings) {
        return new Scanning(
                transactions,
                files,
                blobs,
                scanner,
                ids,
                clock,
                settings.documents().scansAtOnce());
    }

    @Bean
    FileSweep fileSweep(
            Transactions transactions,
            StoredFiles files,
            BlobStore blobs,
            Intake intake,
            Tickets tickets,
            Clock clock) {
        return new FileSweep(transactions, files, blobs, intake, tickets, clock, Clock.systemUTC());
    }

    @Bean
    Job scans(Scanning scanning) {
        return new Job("scans", SCANS, scanning::run);
    }

    @Bean
    Job unusedUploads(FileSweep sweep) {
        return new Job("unused-uploads", EXPIRY, sweep::expire);
    }

    @Bean
    Job orphanedBytes(FileSweep sweep) {
        return new Job("orphaned-bytes", SWEEPS, sweep::orphans);
    }

    @Bean
    AttachedFiles attachedFiles(
            Transactions transactions,
            Referrals referrals,
            Conversations conversations,
            StoredFiles files,
            Demographics patients,
            AuditTrail audit,
            Clock clock) {
        return new AttachedFiles(
                transactions,
                List.of(
                        ubrn -> referrals.find(ubrn).map(FileSubject::of),
                        ubrn -> conversations.find(ubrn).map(Advice::subject)),
                files,
                patients,
                audit,
                clock);
    }

    @Bean
    Uploads uploads(
            Transactions transactions,
            StoredFiles files,
            BlobStore blobs,
            Intake intake,
            AttachedFiles requests,
            Ids ids,
            Clock clock) {
        return new Uploads(transactions, files, blobs, intake, requests, ids, clock);
    }

    @Bean
    OwnFiles ownFiles(StoredFiles files, BlobStore blobs, Intake intake, Ids ids) {
        return new OwnFiles(files, blobs, intake, ids);
    }

    @Bean
    Downloads downloads(Transactions transactions, StoredFiles files, BlobStore blobs, Tickets tickets, Clock clock) {
        return new Downloads(transactions, files, blobs, tickets, clock);
    }

    @Bean
    List<Endpoint> fileEndpoints(Uploads uploads, AttachedFiles files, Downloads downloads, Settings settings) {
        return List.of(
                new UploadFile(uploads).endpoint(),
                new RetrieveFile(files, new GivenFile(downloads)).endpoint(),
                new RetrieveAttachment(files, downloads, settings.documents().origin()).endpoint());
    }

    /** Before the API, which answers all that it does not know. */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> objectStore(Downloads downloads, Ids ids) {
        return new ObjectStore(downloads, ids::uuid).route();
    }

    @Bean
    MeterBinder scanLoad(Scanning scanning) {
        return registry -> {
            Gauge.builder("onward.files.unscanned", scanning, it -> it.waiting().files())
                    .register(registry);
            Gauge.builder(
                            "onward.files.unscanned.oldest.seconds",
                            scanning,
                            it -> it.waiting().seconds())
                    .register(registry);
        };
    }
}
