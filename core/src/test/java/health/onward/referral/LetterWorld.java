package health.onward.referral;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.document.FileId;
import health.onward.document.FileSample;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.PatientIndex;
import health.onward.platform.Answer;
import health.onward.platform.Ids;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.worklist.WorklistRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with a patient, and what links files to the patient's referrals: for tests of letters. */
final class LetterWorld implements AutoCloseable {

    static final Instant NOW = Standings.NOW;
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final TestDatabase database = TestDatabase.fresh(Profile.PARTITIONED);
    final StatementTap tap = new StatementTap(database.application());
    final JdbcClient jdbc = JdbcClient.create(tap);
    final Transactions transactions = new Transactions(tap, CLOCK);
    final Ids ids = new Ids(CLOCK, new Random(5));
    final StoredFiles files = new StoredFiles(jdbc);
    final Attachments attachments = new Attachments(jdbc, files);
    final Referrals referrals = new Referrals(
            jdbc,
            new Ledger(ids),
            new AuditTrail(ids),
            List.of(new AttachmentRows(files), new WorklistRows()),
            () -> Standings.DEADLINES);
    final FileLinking linking = new FileLinking(attachments, files, ids);
    final LetterMaintenance letters =
            new LetterMaintenance(transactions, referrals, new PatientIndex(jdbc), linking, Duration.ZERO, CLOCK);

    LetterWorld() {
        jdbc.sql("""
                insert into patient (nhs_number, family, given, birth_date, sex, address, registered_practice, sensitive)
                values ('9990000018', 'Test', 'Person', '1980-01-01', 'FEMALE', '{}', 'R69', false)
                """).update();
    }

    @Override
    public void close() {
        database.close();
    }

    StoredFile offered(String kind, Referral referral) {
        FileSample sample = FileSample.file("letter.pdf")
                .uploaded(NOW)
                .of(referral.referringOrganisation().value());
        long ubrn = referral.ubrn().number();
        return switch (kind) {
            case "unknown" -> sample.meantFor(ubrn).build();
            case "expired" ->
                sample.meantFor(ubrn).uploaded(NOW.minus(Duration.ofHours(24))).stored(transactions, jdbc);
            case "of R68" -> sample.meantFor(ubrn).of("R68").stored(transactions, jdbc);
            case "for another" -> sample.meantFor(ubrn + 1).stored(transactions, jdbc);
            case "for none" -> sample.stored(transactions, jdbc);
            default -> sample.meantFor(ubrn).stored(transactions, jdbc);
        };
    }

    StoredFile uploaded(String name, Referral referral) {
        return FileSample.file(name)
                .meantFor(referral.ubrn().number())
                .uploaded(NOW)
                .stored(transactions, jdbc);
    }

    /** What a provider's command does with its files (A022, A028). */
    String provide(Referral referral, FileToLink... asked) {
        Actor actor = actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "R68");
        return said(transactions.write(changes -> {
            Referral before = referrals.lock(referral.ubrn()).orElseThrow();
            return linking.provided(before, List.of(asked), actor, NOW).map(links -> {
                var change = new ReferralChange(
                                Optional.of(before),
                                before.with(before.facets(), NOW),
                                LedgerAction.TRIAGE_ACCEPTED,
                                actor,
                                "A028",
                                NOW)
                        .linking(links);
                referrals.store(change, changes);
                return change;
            });
        }));
    }

    Referral stored(String standing) {
        Referral referral = Standings.named(standing);
        var _ = transactions.write(changes -> {
            referrals.store(
                    new ReferralChange(
                            Optional.empty(), referral, LedgerAction.REFERRAL_CREATED, clinician(), "A011", NOW),
                    changes);
            return Outcome.accepted(referral);
        });
        return referral;
    }

    Referral now(Referral referral) {
        return referrals.find(referral.ubrn()).orElseThrow();
    }

    String maintain(Referral referral, long version, Actor actor, FileToLink... asked) {
        Once<ReferralChange> once =
                new Once<>(actor.caller(), null, new byte[0], change -> new Answer(200, Map.of(), new byte[0]));
        return said(letters.maintain(referral.ubrn(), version, new ArrayList<>(List.of(asked)), actor, once));
    }

    static String said(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }

    static FileToLink named(StoredFile file) {
        return toLink(file.id(), null);
    }

    static FileToLink described(StoredFile file, String words) {
        return toLink(file.id(), words);
    }

    static FileToLink toLink(FileId id, @Nullable String words) {
        return new FileToLink(
                id, Optional.ofNullable(words), Optional.empty(), Optional.empty(), OptionalLong.empty(), "here");
    }

    static Actor clinician() {
        return actor(BusinessFunction.REFERRING_CLINICIAN, "R69");
    }

    static Actor admin() {
        return actor(BusinessFunction.REFERRING_CLINICIAN_ADMIN, "R69");
    }

    static Actor actor(BusinessFunction function, String organisation) {
        return new Actor(
                new UserId(function == BusinessFunction.REFERRING_CLINICIAN_ADMIN ? "103264992985" : "021600556514"),
                new OdsCode(organisation),
                function,
                Optional.empty(),
                function.side() == BusinessFunction.Side.PROVIDER ? Set.of(new ServiceId(11002)) : Set.of(),
                "test");
    }

    List<String> lists() {
        return jdbc.sql("select list from worklist_item where list <> 'BOOKED_APPOINTMENTS' order by list")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
