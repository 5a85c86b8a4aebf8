package health.onward.triage;

import health.onward.appointment.AppointmentRows;
import health.onward.appointment.Appointments;
import health.onward.appointment.BookingAttempts;
import health.onward.appointment.RecordParts;
import health.onward.appointment.ReferralRecords;
import health.onward.appointment.Slots;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.directory.Reference;
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
import health.onward.referral.AttachmentRows;
import health.onward.referral.Attachments;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.FileLinking;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Standings;
import health.onward.worklist.WorklistRows;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A referral in any standing, with its appointment and slot, on a real database, and what a provider's decisions need. */
final class ReviewWorld implements AutoCloseable {

    static final Instant NOW = Standings.NOW;
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final long SLOT = 11_002_001;

    final TestDatabase database = TestDatabase.fresh(Profile.PARTITIONED);
    final StatementTap tap = new StatementTap(database.application());
    final JdbcClient jdbc = JdbcClient.create(tap);
    final JdbcClient look = JdbcClient.create(database.owner());
    final Transactions transactions = new Transactions(tap, CLOCK);
    final Ids ids = new Ids(CLOCK, new Random(5));
    final AuditTrail audit = new AuditTrail(ids);
    final Reference reference = Reference.over(tap, CLOCK);
    final Appointments appointments = new Appointments(jdbc);
    final Slots slots = new Slots(jdbc);
    final Referrals referrals = new Referrals(
            jdbc,
            new Ledger(ids),
            audit,
            List.of(
                    new AppointmentRows(appointments, slots, new BookingAttempts(jdbc)),
                    new AttachmentRows(new StoredFiles(jdbc)),
                    new WorklistRows()),
            () -> Standings.DEADLINES);
    final Attachments attachments = new Attachments(jdbc, new StoredFiles(jdbc));
    final FileLinking linking = new FileLinking(attachments, new StoredFiles(jdbc), ids);
    final ReferralRecords records = new ReferralRecords(
            transactions,
            referrals,
            appointments,
            new RecordParts(new JdbcTemplate(tap), attachments),
            new PatientIndex(jdbc),
            audit,
            CLOCK);
    final ProviderDecisions decisions = new ProviderDecisions(transactions, referrals, new PatientIndex(jdbc), CLOCK);

    ReviewWorld() {
        look.sql("""
                insert into patient (nhs_number, family, given, birth_date, sex, address, registered_practice, sensitive)
                values ('9990000018', 'Test', 'Person', '1980-01-01', 'FEMALE', '{}', 'R69', false)
                """).update();
        reference.load();
    }

    /** As if it had come about: the referral, its appointment and, if that is booked here, its slot. */
    Referral stored(String standing) {
        Referral referral = Standings.named(standing);
        var gp = new Actor(
                referral.referrer(),
                Standings.REFERRER,
                BusinessFunction.REFERRING_CLINICIAN,
                Optional.empty(),
                Set.of(),
                "test");
        var _ = transactions.write(changes -> {
            referrals.store(
                    new ReferralChange(Optional.empty(), referral, LedgerAction.REFERRAL_CREATED, gp, "A011", NOW),
                    changes);
            return Outcome.accepted(referral);
        });
        referral.facets().appointment().ifPresent(held -> arranged(referral, held));
        return referral;
    }

    private void arranged(Referral referral, CurrentAppointment held) {
        boolean slot = held.kind() == Kind.BOOKED && held.direct();
        Timestamp start = held.start().map(Timestamp::from).orElse(null);
        look.sql("""
                insert into appointment (bucket, id, ubrn, current, created_at, service_id, service_name, direct, version, kind,
                                         starts, ends, slot_id, clinician, reason, comment, referral_version)
                values (?, ?, ?, true, ?, ?, 'A service', ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(referral.ubrn().bucket())
                .param(held.id())
                .param(referral.ubrn().number())
                .param(Timestamp.from(referral.createdAt()))
                .param(held.service().value())
                .param(held.direct())
                .param(held.kind().name())
                .param(start)
                .param(start)
                .param(slot ? SLOT : null)
                .param(held.clinician().map(UserId::value).orElse(null))
                .param(held.reason().orElse(null))
                .param(held.comment().orElse(null))
                .param(referral.version())
                .update();
        if (slot) {
            slot(
                    held.service(),
                    SLOT,
                    held.start().orElseThrow(),
                    referral.ubrn().number());
        }
    }

    private void slot(ServiceId service, long id, Instant start, long taker) {
        look.sql("""
                insert into slot (service_id, id, schedule_id, starts, ends, priorities, published_at, taken_by, withdrawn)
                values (?, ?, 'schedule', ?, ?, '{ROUTINE,URGENT}', ?, ?, false)
                """)
                .param(service.value())
                .param(id)
                .param(Timestamp.from(start))
                .param(Timestamp.from(start.plusSeconds(1800)))
                .param(Timestamp.from(NOW.minusSeconds(864_000)))
                .param(taker)
                .update();
    }

    boolean slotFree() {
        return look.sql("select taken_by is null from slot where id = ?")
                .param(SLOT)
                .query(Boolean.class)
                .single();
    }

    Referral now(Referral referral) {
        return referrals.find(referral.ubrn()).orElseThrow();
    }

    List<String> lists() {
        return column("select list from worklist_item order by list");
    }

    /** What was written down besides: the ledger's words since the referral was made. */
    List<String> ledger() {
        return column("select action || ' ' || coalesce(reason, '') || ' ' || coalesce(comment, '') from ledger"
                + " where action <> 'REFERRAL_CREATED' order by version");
    }

    List<String> column(String sql) {
        return look.sql(sql).query((row, n) -> row.getString(1)).list();
    }

    static Target target(Referral referral) {
        return new Target(referral.ubrn(), referral.version());
    }

    static <T> Once<T> once(String key) {
        return new Once<>(provider().caller(), key, new byte[] {1}, value -> new Answer(200, Map.of(), new byte[0]));
    }

    static String said(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }

    static Actor provider() {
        return actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "R68", Standings.SERVICE.value());
    }

    static Actor actor(BusinessFunction function, String organisation, long service) {
        return new Actor(
                new UserId("921600556514"),
                new OdsCode(organisation),
                function,
                Optional.empty(),
                Set.of(new ServiceId(service)),
                "test");
    }

    @Override
    public void close() {
        database.close();
    }
}
