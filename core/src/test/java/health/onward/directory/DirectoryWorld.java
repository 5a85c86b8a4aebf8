package health.onward.directory;

import health.onward.identity.BusinessFunction;
import health.onward.identity.NamedClinicians;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.Person;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportProgress;
import health.onward.platform.bulk.ImportReport;
import health.onward.platform.bulk.Ordered;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small directory on a real database: organisations, two clinicians, the shipped reference data, and waits of its own. */
public final class DirectoryWorld implements AutoCloseable {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    public static final OdsCode PRACTICE = new OdsCode("D82106");
    public static final OdsCode COMMISSIONER = new OdsCode("QZ1");
    public static final OdsCode SITE = new OdsCode("R6901");
    public static final UserId CLINICIAN = new UserId("021600556514");
    public static final Seeker WOMAN = new Seeker(420, Seeker.Sex.FEMALE);

    public final TestDatabase database = TestDatabase.fresh();
    public final StatementTap tap = new StatementTap(database.application());
    public final JdbcClient jdbc = JdbcClient.create(tap);
    public final Transactions transactions = new Transactions(tap, CLOCK);
    public final Reference reference = Reference.over(tap, CLOCK);
    final Services services = new Services(jdbc);
    final Map<ServiceId, Integer> waits = new HashMap<>();
    final Set<ServiceId> booked = new HashSet<>();
    final CommissioningColumns rules = new CommissioningColumns(jdbc, new Ids(CLOCK, new SplittableRandom(1)));
    private final ServiceNames names = new ServiceNames(jdbc);
    private final DefinitionCheck check =
            new DefinitionCheck(reference, new Organisations(jdbc), new NamedClinicians(new People(jdbc)), names);
    final ServiceDefinitions definitions = new ServiceDefinitions(
            transactions, services, names, check, (service, now) -> booked.contains(service), CLOCK);
    final ServiceImports imports =
            new ServiceImports(services, names, check, (service, now) -> booked.contains(service), CLOCK);
    final Commissioning commissioning =
            new Commissioning(transactions, rules, services, new Organisations(jdbc), CLOCK);
    public final ServiceSearch search = new ServiceSearch(
            services,
            new CriteriaCheck(reference, new NamedClinicians(new People(jdbc))),
            reference.sites(),
            (asked, priority, now) -> {
                Map<ServiceId, Integer> days = new HashMap<>(waits);
                days.keySet().retainAll(asked.stream().map(Service::id).toList());
                return days;
            },
            CLOCK,
            50);

    public DirectoryWorld() {
        reference.load();
        transactions.write(changes -> {
            organisation("QZ1", Organisation.Kind.COMMISSIONER, null, null, true, changes);
            organisation("D82106", Organisation.Kind.GP_PRACTICE, "QZ1", "ZZ1 2SW", true, changes);
            organisation("D82107", Organisation.Kind.GP_PRACTICE, null, null, false, changes);
            organisation("R69", Organisation.Kind.PROVIDER, null, "LS1 2TW", true, changes);
            organisation("R6901", Organisation.Kind.SITE, "R69", "ZZ1 1FL", true, changes);
            organisation("R6902", Organisation.Kind.SITE, "R69", "ZZ9 9ZZ", true, changes);
            organisation("RX9", Organisation.Kind.PROVIDER, null, null, false, changes);
            People.store(changes, new Person(CLINICIAN, "Dr Ada Heron", true));
            People.grant(changes, CLINICIAN, new OdsCode("R69"), BusinessFunction.SERVICE_PROVIDER_CLINICIAN);
            People.store(changes, new Person(new UserId("000000000001"), "Dr Gone", false));
            People.store(changes, new Person(new UserId("000000000002"), "Mr Desk", true));
            return Outcome.accepted(true);
        });
    }

    void organisation(String code, String kind) {
        transactions.write(changes -> {
            organisation(code, Organisation.Kind.valueOf(kind), null, null, true, changes);
            return Outcome.accepted(true);
        });
    }

    private static void organisation(
            String code,
            Organisation.Kind kind,
            @org.jspecify.annotations.Nullable String parent,
            @org.jspecify.annotations.Nullable String postcode,
            boolean open,
            health.onward.platform.Changes changes) {
        Organisations.store(
                changes,
                new Organisation(
                        new OdsCode(code),
                        "The " + code,
                        kind,
                        Optional.ofNullable(parent).map(OdsCode::new),
                        Optional.ofNullable(postcode),
                        open));
    }

    public DirectoryWorld define(ServiceSample... samples) {
        transactions.write(changes -> {
            define(changes, samples);
            return Outcome.accepted(true);
        });
        return this;
    }

    /** As they are: without asking any rule. */
    public static void define(Changes changes, ServiceSample... samples) {
        ServiceColumns.put(
                Stream.of(samples).map(ServiceSample::build).toList(),
                "DEFINED",
                Editor.OPERATOR,
                CLOCK.instant(),
                changes);
    }

    void commission(long service, OdsCode organisation, LocalDate from) {
        transactions.write(changes -> {
            rules.put(
                    new CommissioningColumns.Rule(new ServiceId(service), organisation, from),
                    "ADDED",
                    Editor.OPERATOR,
                    CLOCK.instant(),
                    changes);
            return Outcome.accepted(true);
        });
    }

    public Outcome<ImportReport> take(Import some) {
        return reference.take(some, new Ordered("a test", false), ImportProgress.SILENT);
    }

    @Override
    public void close() {
        database.close();
    }
}
