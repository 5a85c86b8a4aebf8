package health.onward.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.SlotBookings;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.DefinitionCheck;
import health.onward.directory.Editor;
import health.onward.directory.Reference;
import health.onward.directory.Service;
import health.onward.directory.ServiceImports;
import health.onward.directory.ServiceNames;
import health.onward.directory.Services;
import health.onward.identity.NamedClinicians;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.ServiceId;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Seal;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import health.onward.worklist.WorklistCheck;
import health.onward.worklist.WorklistItems;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo world: that it is all there, that it hangs together, and that the same seed and time make the same. */
class DemoWorldTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static TestDatabase world;
    private static JdbcClient jdbc;

    @BeforeAll
    static void fill() {
        world = filled(NOW, DemoWorld.SEED);
        jdbc = JdbcClient.create(world.application());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void the_same_seed_and_time_make_the_same_world_row_for_row() {
        try (TestDatabase again = filled(NOW, DemoWorld.SEED)) {
            assertThat(hashes(again.owner())).isEqualTo(hashes(world.owner()));
        }
    }

    /** Three of the published examples are booked by telephone, and no example tells their number. */
    @Test
    void every_service_is_as_the_directory_would_have_it_defined() {
        var services = new Services(jdbc);
        List<ServiceImports.Line> lines = services
                .find(jdbc.sql("select id from service order by id")
                        .query((row, n) -> new ServiceId(row.getLong(1)))
                        .list())
                .stream()
                .map(one -> new ServiceImports.Line(Optional.of(one.id()), one.definition(), one.status()))
                .toList();
        var names = new ServiceNames(jdbc);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var reference = Reference.over(world.application(), clock);
        reference.load();
        var check =
                new DefinitionCheck(reference, new Organisations(jdbc), new NamedClinicians(new People(jdbc)), names);
        var imports = new ServiceImports(services, names, check, new SlotBookings(jdbc), clock);
        List<String> problems = new ArrayList<>();

        new Transactions(world.application(), clock).write(changes -> {
            List<Outcome<Service>> outcomes = imports.put(lines, Editor.OPERATOR, changes);
            for (int n = 0; n < lines.size(); n++) {
                if (outcomes.get(n) instanceof Outcome.Refused<Service> refused) {
                    problems.add(lines.get(n).id().orElseThrow() + " " + refused.refusals());
                }
            }
            return Outcome.refused(RefusalCode.INVALID_VALUE, "only to see");
        });

        assertThat(lines).hasSizeGreaterThan(250);
        assertThat(problems).hasSize(3).allMatch(one -> one.matches("(11016|11017|50002) .*telephone.*"));
    }

    @Test
    void another_seed_makes_other_diaries() {
        try (TestDatabase other = filled(NOW, DemoWorld.SEED + 1)) {
            assertThat(hashes(other.owner()).get("slot"))
                    .isNotEqualTo(hashes(world.owner()).get("slot"));
        }
    }

    @ParameterizedTest(name = "{0} is at least {1}")
    @CsvSource(delimiter = '|', textBlock = """
            services of the published examples | 51    | select count(*) from service where id < 290000
            invented services                  | 200   | select count(*) from service where id > 300000
            services with a diary elsewhere    | 1     | select count(*) from service where provider_system is not null
            specialties with an open service   | 40    | select count(distinct specialty) from service where status = 'PUBLISHED'
            slots                              | 20000 | select count(*) from slot
            combinations of request types      | 5     | select count(distinct request_types) from service
            children's services                | 10    | select count(*) from service where age_to_months < 216
            services for women                 | 5     | select count(*) from service where sex_treated = 'FEMALE'
            services for men                   | 2     | select count(*) from service where sex_treated = 'MALE'
            commissioning rules                | 100   | select count(*) from commissioning_rule
            promoted services                  | 3     | select count(*) from service where promoted
            services with limited capacity     | 3     | select count(*) from service where limited_capacity
            booking windows                    | 5     | select count(*) from service where booking_windows <> '{}'
            patients                           | 60    | select count(*) from patient
            standing referrals                 | 15    | select count(*) from referral
            worklists with something on them   | 4     | select count(distinct list) from worklist_item
            """)
    void there_is_enough_of(String what, long least, String query) {
        assertThat(jdbc.sql(query).query(Long.class).single()).as(what).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest(name = "no {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            more than 60 000 slots              | select 1 from slot having count(*) > 60000
            service without a place             | select id from service where easting_m is null
            service of an unknown specialty     | select id from service where specialty not in (select code from code_concept where list = 'SPECIALTY')
            clinic type of another specialty    | select service_id from service_clinic_type c join service s on s.id = c.service_id where not exists (select from code_concept k where k.list = 'CLINIC_TYPE' and k.code = c.clinic_type and k.properties::text like concat('%"', s.specialty, '"%'))
            service without a clinic type       | select id from service where id not in (select service_id from service_clinic_type)
            named clinician who is not one      | select c.service_id from service_clinician c where not exists (select from business_role r where r.user_id = c.user_id and r.function = 'SERVICE_PROVIDER_CLINICIAN')
            provider without a clinician in a workgroup for its service | select s.id from service s where not exists (select from workgroup_service w join workgroup_member m on m.workgroup_id = w.workgroup_id join business_role r on r.user_id = m.user_id and r.ods_code = s.provider and r.function = 'SERVICE_PROVIDER_CLINICIAN' where w.service_id = s.id)
            provider admin without anyone to act for | select user_id from business_role b where function = 'SERVICE_PROVIDER_CLINICIAN_ADMIN' and not exists (select from on_behalf o where o.user_id = b.user_id and o.ods_code = b.ods_code)
            acting for somebody who is no clinician there | select user_id from on_behalf o where not exists (select from business_role r where r.user_id = o.clinician_id and r.ods_code = o.ods_code and r.function = 'SERVICE_PROVIDER_CLINICIAN')
            slot of a clinician who is not named at the service | select s.service_id from slot s where clinician is not null and not exists (select from service_clinician c where c.service_id = s.service_id and c.user_id = s.clinician)
            slot without its schedule           | select s.id from slot s where not exists (select from schedule k where k.service_id = s.service_id and k.id = s.schedule_id and k.clinician is not distinct from s.clinician)
            slot number given twice             | select id from slot group by id having count(*) > 1
            slot at a weekend                   | select id from slot where extract(isodow from starts at time zone 'Europe/London') > 5
            slot of a service that is not booked here | select s.id from slot s join service v on v.id = s.service_id where v.bookable_type <> 'DIRECTLY_BOOKABLE'
            slot before now or after twelve weeks | select id from slot where starts < '2026-11-23T09:00:00Z' or starts > '2026-11-23T09:00:00Z'::timestamptz + interval '85 days'
            directly bookable service without slots | select id from service s where status = 'PUBLISHED' and bookable_type = 'DIRECTLY_BOOKABLE' and provider_system is null and id not in (10000, 11021) and not exists (select from slot k where k.service_id = s.id)
            referral without ledger of each step | select ubrn from referral r where version <> 2 + (select count(*) from ledger l where l.bucket = r.bucket and l.ubrn = r.ubrn)
            referral without audit              | select ubrn from referral r where not exists (select from audit a where a.ubrn = r.ubrn)
            referral its patient is not known by | select ubrn from referral r where not exists (select from patient_referral p where p.ubrn = r.ubrn and p.nhs_number = r.nhs_number)
            booking whose slot is not taken by it | select id from appointment a where slot_id is not null and not exists (select from slot s where s.service_id = a.service_id and s.id = a.slot_id and s.taken_by = a.ubrn)
            taken slot without its booking      | select id from slot s where taken_by is not null and not exists (select from appointment a where a.service_id = s.service_id and a.slot_id = s.id and a.ubrn = s.taken_by and a.current)
            referral to come                    | select ubrn from referral where updated_at > '2026-11-23T09:00:00Z'
            referrer who is no clinician there  | select ubrn from referral r where not exists (select from business_role b where b.user_id = r.referrer and b.ods_code = r.referring_org and b.function = 'REFERRING_CLINICIAN')
            standing number that could be given again | select ubrn from referral, ubrn_allocation where ubrn >= next
            slots where there must be none      | select id from slot where service_id in (10000, 11021)
            """)
    void there_is_no(String what, String query) {
        assertThat(jdbc.sql(query).query().listOfRows()).as(what).isEmpty();
    }

    @ParameterizedTest(name = "slot {1} of {0} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            11000 | 11000001 | free with 921600556514
            11000 | 11000014 | free with 921600556514
            11000 | 11000015 | free
            11000 | 11000021 | free
            11000 | 11000022 | withdrawn with 921600556514
            11002 | 11002011 | free
            11002 | 11002026 | free
            11008 | 11008006 | free with 021600556514
            12000 | 12000001 | free with 921600556514
            12000 | 12000003 | free with 921600556514
            12000 | 12000004 | free with 921600556514
            50    | 410241   | free
            57    | 410201   | free
            """)
    void the_slots_of_the_published_examples_exist(long service, long slot, String expected) {
        String found = jdbc.sql("""
                        select case when withdrawn then 'withdrawn' else 'free' end || coalesce(' with ' || clinician, '')
                        from slot where service_id = ? and id = ?
                        """).params(service, slot).query(String.class).single();
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void the_worklists_are_what_the_standing_referrals_say() {
        var ids = new Ids(Clock.systemUTC(), RandomGenerator.getDefault());
        var referrals = new Referrals(
                jdbc,
                new Ledger(ids),
                new AuditTrail(ids),
                List.of(),
                Reference.over(world.application(), Clock.systemUTC())::deadlines);
        var transactions = new Transactions(world.application(), Clock.systemUTC());
        var check = new WorklistCheck(transactions, new WorklistItems(jdbc), referrals);
        assertThat(check.compare(0, Ubrn.BUCKETS - 1)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is at version {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            70000 | 5 | not booked
            70001 | 5 | BOOKED at 11002, appointment 70009
            70002 | 5 | BOOKED at 11016, appointment 70010
            70003 | 5 | DEFERRED at 11021, appointment 70013
            70005 | 5 | not booked
            70011 | 5 | BOOKED at 11002, appointment 70011
            70012 | 5 | not booked
            """)
    void the_referrals_of_the_published_examples_stand(long ubrn, long version, String standing) {
        String found = jdbc.sql("""
                        select version || ': ' || coalesce(
                            appointment_kind || ' at ' || appointment_service || ', appointment ' || appointment_id, 'not booked')
                        from referral where bucket = ? and ubrn = ?
                        """)
                .params((int) (ubrn % 16_384), ubrn)
                .query(String.class)
                .single();
        assertThat(found).isEqualTo(version + ": " + standing);
    }

    private static TestDatabase filled(Instant now, long seed) {
        TestDatabase database = TestDatabase.fresh();
        Reference.over(database.application(), Clock.fixed(now, ZoneOffset.UTC)).load();
        new DemoWorld(now, seed, new Seal(new byte[Seal.KEY_BYTES], List.of())).fill(database.application());
        return database;
    }

    /** A hash of each table's rows, whatever their order. */
    private static Map<String, String> hashes(DataSource owner) {
        JdbcClient client = JdbcClient.create(owner);
        var tables = client.sql("""
                        select relname from pg_class
                        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                          and relname <> 'flyway_schema_history'
                        """).query(String.class).list();
        Map<String, String> hashes = new TreeMap<>();
        for (String table : tables) {
            hashes.put(
                    table,
                    client.sql(
                                    "select count(*) || ' rows ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')"
                                            + " from " + table + " t")
                            .query(String.class)
                            .single());
        }
        return hashes;
    }
}
