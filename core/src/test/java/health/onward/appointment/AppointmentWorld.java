package health.onward.appointment;

import health.onward.appointment.BookingRequest.Why;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.directory.BookableType;
import health.onward.directory.CriteriaCheck;
import health.onward.directory.DirectoryWorld;
import health.onward.directory.Priority;
import health.onward.directory.Reference;
import health.onward.directory.RequestType;
import health.onward.directory.ServiceSample;
import health.onward.directory.ServiceSearch;
import health.onward.directory.Services;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.NamedClinicians;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.Person;
import health.onward.identity.ReferringClinicians;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.patient.PatientIndex;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.referral.Attachments;
import health.onward.referral.Creation;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralSample;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import health.onward.referral.Shortlist;
import health.onward.referral.ShortlistChange;
import health.onward.referral.Standings;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with one GP practice, one provider, one patient and the stores of this module over them. */
final class AppointmentWorld implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final NhsNumber PATIENT = new NhsNumber("9912003888");
    static final OdsCode PRACTICE = new OdsCode("D82106");
    static final OdsCode PROVIDER = new OdsCode("R69");
    static final UserId CLINICIAN = new UserId("921600556514");
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
    final Slots diary;
    final Referrals referrals;
    final ReferralRecords records;
    final Booking booking;
    final OutsideWorld outside;
    final Reference reference;
    final BookingCancellation cancellation;
    final BookingChange change;
    final SendingForTriage sending;
    final SlotOffers offers;
    final SlotWaits waits;

    AppointmentWorld(Profile profile) {
        database = TestDatabase.fresh(profile);
        tap = new StatementTap(database.application());
        jdbc = JdbcClient.create(tap);
        look = JdbcClient.create(database.owner());
        transactions = new Transactions(tap, CLOCK);
        appointments = new Appointments(jdbc);
        diary = new Slots(jdbc);
        var audit = new AuditTrail(ids);
        var attempts = new BookingAttempts(jdbc);
        referrals = new Referrals(
                jdbc,
                new Ledger(ids),
                audit,
                List.of(new AppointmentRows(appointments, diary, attempts)),
                () -> Standings.DEADLINES);
        var patients = new PatientIndex(jdbc);
        var parts = new RecordParts(new JdbcTemplate(tap), new Attachments(jdbc, new StoredFiles(jdbc)));
        records = new ReferralRecords(transactions, referrals, appointments, parts, patients, audit, CLOCK);
        waits = new SlotWaits(jdbc, 1);
        Reference reference = Reference.over(tap, CLOCK);
        this.reference = reference;
        var services = new Services(jdbc);
        var decision = new BookingDecision(
                referrals, patients, services, diary, new DeferralGate(diary, attempts), ids, CLOCK);
        outside = new OutsideWorld(this, attempts, audit, decision);
        booking = outside.booking;
        cancellation =
                new BookingCancellation(transactions, referrals, appointments, patients, reference.lists(), CLOCK);
        change = new BookingChange(booking, cancellation);
        var check = new CriteriaCheck(reference, new NamedClinicians(new People(jdbc)));
        var search = new ServiceSearch(services, check, reference.sites(), waits, CLOCK, 50);
        var numbers = new RequestNumbers(jdbc, ids);
        sending = new SendingForTriage(
                transactions,
                referrals,
                numbers,
                new Creation(
                        transactions,
                        referrals,
                        numbers,
                        patients,
                        new ReferringClinicians(new People(jdbc)),
                        search,
                        CLOCK),
                new ShortlistChange(transactions, referrals, patients, search, CLOCK),
                decision,
                records,
                CLOCK);
        offers = new SlotOffers(reference.sites(), search, diary, CLOCK);
        patient(PATIENT, false);
        organisations();
        define(ServiceSample.service(DIRECT.value()).named("Direct"));
        define(ServiceSample.service(TRIAGE.value())
                .named("Triage")
                .taking(Set.of(RequestType.TRIAGE_REQUEST), BookableType.UNSPECIFIED));
    }

    private void organisations() {
        transactions.write(changes -> {
            organisation(changes, PRACTICE, Organisation.Kind.GP_PRACTICE, true);
            organisation(changes, PROVIDER, Organisation.Kind.PROVIDER, true);
            organisation(changes, new OdsCode("R6901"), Organisation.Kind.SITE, true);
            organisation(changes, new OdsCode("D82107"), Organisation.Kind.GP_PRACTICE, false);
            People.store(changes, new Person(CLINICIAN, "Dr Ada Heron", true));
            return Outcome.accepted(true);
        });
    }

    private static void organisation(Changes changes, OdsCode code, Organisation.Kind kind, boolean open) {
        Organisations.store(
                changes, new Organisation(code, "The " + code.value(), kind, Optional.empty(), Optional.empty(), open));
    }

    /** What somebody arranges who has no endpoint for it. */
    Outcome<ReferralRecord> arranged(BookingRequest request, Actor actor) {
        return Once.value(actor.caller(), once -> booking.request(request, actor, once));
    }

    ProviderCancellation cancellation() {
        return new ProviderCancellation(transactions, referrals, reference.lists(), CLOCK);
    }

    SlotEnding ending(BookingAttempts attempts) {
        return new SlotEnding(referrals, appointments, diary, attempts, cancellation());
    }

    void define(ServiceSample sample) {
        transactions.write(changes -> {
            DirectoryWorld.define(changes, sample);
            return Outcome.accepted(true);
        });
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
        Referral shape = ReferralSample.referral()
                .madeBy(PRACTICE)
                .made(NOW)
                .of(patient)
                .withoutLetter()
                .shortlisted(
                        new Shortlist.Entry(DIRECT, "Direct", true, false, false),
                        new Shortlist.Entry(TRIAGE, "Triage", false, true, false))
                .build();
        Referral referral = ReferralSample.anotherLike(shape, UBRN.incrementAndGet(), "r." + ids.uuid())
                .build();
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

    /** A booking of the slot for the referral as it now is, sent once under the key. */
    Outcome<Answer> book(Referral referral, SlotId slot, String key) {
        Slot wanted = diary.find(DIRECT, slot).orElseThrow();
        return request(
                new BookingRequest.Book(
                        target(referral, DIRECT), slot, wanted.start(), wanted.end(), wanted.clinician()),
                key);
    }

    /** A move of the referral's booking to another slot of the same service. */
    Outcome<Answer> change(Referral referral, SlotId slot, Actor actor) {
        return change(referral, slot, actor, Optional.empty());
    }

    Outcome<Answer> change(Referral referral, SlotId slot, Actor actor, Optional<Why> why) {
        return change.change(to(referral, slot, why), actor, once(null));
    }

    BookingRequest.Book to(Referral referral, SlotId slot, Optional<Why> why) {
        Slot wanted = diary.find(DIRECT, slot).orElseThrow();
        return new BookingRequest.Book(
                target(referral, DIRECT),
                slot,
                wanted.start(),
                wanted.end(),
                wanted.clinician(),
                BookingAct.CHANGE,
                why);
    }

    /** The published lists, where a test needs reasons. */
    AppointmentWorld withLists() {
        reference.load();
        return this;
    }

    Outcome<Answer> request(BookingRequest request, String key) {
        return booking.request(request, gp(), once(key));
    }

    static BookingRequest.Target target(Referral referral, ServiceId service) {
        return new BookingRequest.Target(referral.ubrn(), referral.version(), referral.patient(), service);
    }

    /** Answers with the appointment's id. */
    static Once<ReferralRecord> once(@Nullable String key) {
        return new Once<>(
                gp().caller(),
                key,
                new byte[] {1},
                record -> new Answer(
                        201,
                        Map.of(),
                        record.appointment().orElseThrow().id().toString().getBytes(StandardCharsets.UTF_8)));
    }

    Referral stored(Referral referral) {
        return referrals.find(referral.ubrn()).orElseThrow();
    }

    boolean free(long slot) {
        return diary.find(DIRECT, new SlotId(slot)).orElseThrow().free();
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
