package health.onward.worklist;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.directory.ReferenceData;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Ids;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Review;
import health.onward.referral.HeldSample;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralSample;
import health.onward.referral.Referrals;
import health.onward.referral.Standings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with the referrals' store and the worklist rows that follow it, and hands that change referrals. */
final class WorklistWorld implements AutoCloseable {

    static final Instant NOW = Standings.NOW;
    static final ServiceId CARDIOLOGY = Standings.SERVICE;
    static final ServiceId NEUROLOGY = new ServiceId(50_002);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final TestDatabase database;
    final StatementTap tap;
    final JdbcClient jdbc;
    final JdbcClient look;
    final Transactions transactions;
    final Referrals referrals;
    final AuditTrail audit;
    final WorklistCheck check;

    private final Ids ids = new Ids(CLOCK, new Random(7));
    private long lastUbrn = 2_000_000;

    WorklistWorld(Profile profile) {
        database = TestDatabase.fresh(profile);
        tap = new StatementTap(database.application());
        jdbc = JdbcClient.create(tap);
        look = JdbcClient.create(database.owner());
        transactions = new Transactions(tap, CLOCK);
        audit = new AuditTrail(ids);
        referrals = new Referrals(jdbc, new Ledger(ids), audit, List.of(new WorklistRows()), () -> Standings.DEADLINES);
        check = new WorklistCheck(transactions, new WorklistItems(jdbc), referrals);
    }

    /** Like {@code shape}, with a UBRN of its own, and stored as a new referral at its own time. */
    Referral create(Referral shape) {
        return create(shape, new NhsNumber("9990000018"));
    }

    Referral create(Referral shape, NhsNumber patient) {
        Referral referral = ReferralSample.anotherLike(shape, ++lastUbrn, "r." + ids.uuid())
                .of(patient)
                .build();
        store(Optional.empty(), referral, shape.createdAt());
        return referral;
    }

    Referral change(Referral before, Facets facets) {
        Referral after = before.with(facets, NOW);
        store(Optional.of(before), after, NOW);
        return after;
    }

    private void store(Optional<Referral> before, Referral after, Instant at) {
        Outcome<Referral> stored = transactions.write(changes -> {
            LedgerAction action = before.isEmpty() ? LedgerAction.REFERRAL_CREATED : LedgerAction.APPOINTMENT_BOOKED;
            referrals.store(new ReferralChange(before, after, action, referrer(), "A011", at), changes);
            return Outcome.accepted(after);
        });
        if (!(stored instanceof Outcome.Accepted)) {
            throw new IllegalStateException(stored.toString());
        }
    }

    Worklists worklists() {
        var filters = new WorklistFilters(
                new Services(jdbc), new ReferenceData(jdbc), new Organisations(jdbc), new People(jdbc));
        return new Worklists(transactions, new WorklistItems(jdbc), filters, audit, CLOCK);
    }

    static Facets booked(Referral referral, ServiceId service, OdsCode provider, Instant start) {
        return held(referral, at(HeldSample.booked(start), service, provider));
    }

    static Facets deferred(Referral referral, ServiceId service, String reason) {
        return held(referral, at(HeldSample.deferred(reason), service, Standings.PROVIDER));
    }

    static Facets allocated(Referral referral, String clinician) {
        CurrentAppointment held = referral.facets().appointment().orElseThrow();
        return held(referral, HeldSample.after(held, held.kind()).with(new UserId(clinician)));
    }

    private static Facets held(Referral referral, HeldSample held) {
        Facets facets = referral.facets();
        return new Facets(facets.request(), Optional.of(held.build()), Review.PENDING, facets.information());
    }

    private static HeldSample at(HeldSample held, ServiceId service, OdsCode provider) {
        String specialty = service.equals(CARDIOLOGY) ? "CARDIOLOGY" : "NEUROLOGY";
        return held.numbered(71_000).at(service, provider, specialty);
    }

    static Actor referrer() {
        return actor(BusinessFunction.REFERRING_CLINICIAN, Standings.REFERRER, Set.of());
    }

    static Actor provider(ServiceId... services) {
        return actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, Standings.PROVIDER, Set.of(services));
    }

    static Actor actor(BusinessFunction function, OdsCode organisation, Set<ServiceId> services) {
        return new Actor(new UserId("021600556514"), organisation, function, Optional.empty(), services, "request-1");
    }

    /** Every stored row, as "organisation LIST version". */
    List<String> rows() {
        return look.sql("select org_id || ' ' || list || ' v' || version from worklist_item order by list, org_id")
                .query((row, n) -> row.getString(1))
                .list();
    }

    List<WorklistRow> fetch(WorklistPart part) {
        List<WorklistRow> rows = new ArrayList<>();
        var _ = transactions.write(changes -> {
            new WorklistItems(jdbc).fetch(part, NOW, rows::add);
            return Outcome.accepted(rows);
        });
        return rows;
    }

    @Override
    public void close() {
        database.close();
    }
}
