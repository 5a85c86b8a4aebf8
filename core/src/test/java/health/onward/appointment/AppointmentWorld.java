package health.onward.appointment;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.patient.PatientIndex;
import health.onward.platform.Ids;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.referral.Facets;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Shortlist;
import health.onward.referral.Ubrn;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with one GP practice, one provider, one patient and the stores of this module over them. */
final class AppointmentWorld implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final NhsNumber PATIENT = new NhsNumber("9912003888");
    static final OdsCode PRACTICE = new OdsCode("R69");
    static final OdsCode PROVIDER = new OdsCode("R68");
    static final ServiceId DIRECT = new ServiceId(11000);
    static final ServiceId TRIAGE = new ServiceId(50001);

    private static final AtomicLong UBRN = new AtomicLong(2_000_000);

    final TestDatabase database;
    final StatementTap tap;
    final JdbcClient jdbc;
    final JdbcClient look;
    final Transactions transactions;
    final Ids ids = new Ids(CLOCK, new Random(7));
    final Appointments appointments;
    final OwnDiary diary;
    final Referrals referrals;
    final ReferralRecords records;

    AppointmentWorld(Profile profile) {
        database = TestDatabase.fresh(profile);
        tap = new StatementTap(database.application());
        jdbc = JdbcClient.create(tap);
        look = JdbcClient.create(database.owner());
        transactions = new Transactions(tap, CLOCK);
        appointments = new Appointments(jdbc);
        diary = new OwnDiary(jdbc);
        var audit = new AuditTrail(ids);
        referrals = new Referrals(jdbc, new Ledger(ids), audit, List.of(new AppointmentRows(appointments, diary)));
        records = new ReferralRecords(transactions, referrals, appointments, new PatientIndex(jdbc), audit, CLOCK);
        patient(PATIENT, false);
    }

    void patient(NhsNumber number, boolean sensitive) {
        look.sql("""
                insert into patient (nhs_number, family, given, birth_date, sex, address, registered_practice, sensitive)
                values (?, 'Test', 'Person', '1980-01-01', 'FEMALE', '{}', 'R69', ?)
                """).param(number.value()).param(sensitive).update();
    }

    /** A slot of an hour, published long ago, for every priority. */
    void slot(ServiceId service, long id, Instant start) {
        slot(service, id, start, Optional.empty(), NOW.minusSeconds(864_000), Set.of(Priority.values()));
    }

    void slot(
            ServiceId service,
            long id,
            Instant start,
            Optional<UserId> clinician,
            Instant published,
            Set<Priority> priorities) {
        look.sql("""
                insert into slot (service_id, id, schedule_id, clinician, starts, ends, priorities, published_at, withdrawn)
                values (?, ?, ?, ?, ?, ?, ?::text[], ?, false)
                """)
                .param(service.value())
                .param(id)
                .param(service + clinician.map(c -> "-" + c.value()).orElse(""))
                .param(clinician.map(UserId::value).orElse(null))
                .param(Timestamp.from(start))
                .param(Timestamp.from(start.plusSeconds(3600)))
                .param("{"
                        + String.join(",", priorities.stream().map(Enum::name).toList()) + "}")
                .param(Timestamp.from(published))
                .update();
    }

    /** A new routine referral of {@link #PATIENT}, shortlisted to a bookable and a triage service. */
    Referral referral() {
        return referral(PATIENT);
    }

    Referral referral(NhsNumber patient) {
        Ubrn ubrn = new Ubrn(UBRN.incrementAndGet());
        var referral = new Referral(
                ubrn,
                Referral.FIRST_VERSION,
                "r." + ids.uuid(),
                patient,
                PRACTICE,
                new UserId("021600556514"),
                new UserId("021600556514"),
                PRACTICE,
                Priority.ROUTINE,
                NOW,
                NOW,
                new Facets(
                        new Facets.Request.Active(),
                        Optional.empty(),
                        Facets.Review.NONE,
                        new Facets.ClinicalInformation(
                                Facets.LetterIntention.NOT_INTENDING_TO_ADD,
                                false,
                                Optional.empty(),
                                0,
                                Optional.empty(),
                                Optional.empty())),
                0,
                Optional.empty(),
                new Shortlist(List.of(
                        new Shortlist.Entry(DIRECT, "Direct", true, false, false),
                        new Shortlist.Entry(TRIAGE, "Triage", false, true, false))),
                criteria(),
                Optional.empty());
        store(Optional.empty(), referral, LedgerAction.REFERRAL_CREATED);
        return referral;
    }

    /** Stores a change as a command would. */
    void store(Optional<Referral> before, Referral after, LedgerAction action) {
        Outcome<Referral> outcome = transactions.write(changes -> {
            referrals.store(new ReferralChange(before, after, action, gp(), "test", NOW), changes);
            return Outcome.accepted(after);
        });
        if (outcome instanceof Outcome.Refused<Referral> refused) {
            throw new IllegalStateException(refused.toString());
        }
    }

    private static SearchCriteria criteria() {
        return new SearchCriteria(
                Priority.ROUTINE,
                Optional.of("CARDIOLOGY"),
                Optional.of("HEART_FAILURE"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    static Actor gp() {
        return actor(BusinessFunction.REFERRING_CLINICIAN, PRACTICE, Set.of());
    }

    static Actor actor(BusinessFunction function, OdsCode organisation, Set<ServiceId> services) {
        return new Actor(new UserId("021600556514"), organisation, function, Optional.empty(), services, "request-1");
    }

    @Override
    public void close() {
        database.close();
    }
}
