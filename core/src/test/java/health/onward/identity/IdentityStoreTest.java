package health.onward.identity;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People, organisations, links and workgroups over a real database: what the rules are told. */
class IdentityStoreTest {

    private static final OdsCode HERE = new OdsCode("R69");
    private static final OdsCode THERE = new OdsCode("R68");
    private static final UserId GP = new UserId("000000000001");
    private static final UserId SPECIALIST = new UserId("000000000002");
    private static final UserId SECRETARY = new UserId("000000000003");
    private static final UserId GONE = new UserId("000000000004");
    private static final Access ANYONE = Access.of(BusinessFunction.values());

    private final TestDatabase database = TestDatabase.fresh();
    private final StatementTap tap = new StatementTap(database.application());
    private final JdbcClient jdbc = JdbcClient.create(tap);
    private final People people = new People(jdbc);
    private final Callers callers = new SignIn(jdbc, new Applications(jdbc), provider -> Set.of(new ServiceId(77)));

    @BeforeEach
    void settle() {
        write(changes -> {
            Organisations.store(changes, organisation(HERE, true));
            Organisations.store(changes, organisation(THERE, true));
            People.store(changes, new Person(GP, "Dr Ann Able", true));
            People.store(changes, new Person(SPECIALIST, "Dr Bea Bold", true));
            People.store(changes, new Person(SECRETARY, "Cy Clerk", true));
            People.store(changes, new Person(GONE, "Dr Di Done", false));
            People.grant(changes, GP, HERE, REFERRING_CLINICIAN);
            People.grant(changes, GP, THERE, REFERRING_CLINICIAN_ADMIN);
            People.grant(changes, SPECIALIST, THERE, SERVICE_PROVIDER_CLINICIAN);
            People.grant(changes, SPECIALIST, THERE, REFERRING_CLINICIAN);
            People.grant(changes, SECRETARY, THERE, SERVICE_PROVIDER_CLINICIAN_ADMIN);
            People.grant(changes, GONE, HERE, REFERRING_CLINICIAN);
            People.grant(changes, GONE, THERE, SERVICE_PROVIDER_CLINICIAN);
            People.link(changes, SECRETARY, THERE, SPECIALIST);
            People.link(changes, SECRETARY, THERE, GONE);
            Workgroups.store(changes, workgroup(THERE, Set.of(SPECIALIST), 11, 12));
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_person_acts_where_they_hold_the_function() {
        Actor actor = accepted(call(GP, "R69", "REFERRING_CLINICIAN", null));
        assertThat(actor).isEqualTo(new Actor(GP, HERE, REFERRING_CLINICIAN, Optional.empty(), Set.of(), "request"));
        assertThat(code(call(GP, "R68", "REFERRING_CLINICIAN", null))).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(code(call(GP, "X99", "REFERRING_CLINICIAN", null))).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(code(call(new UserId("999999999999"), "R69", "REFERRING_CLINICIAN", null)))
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(code(call(GONE, "R69", "REFERRING_CLINICIAN", null))).isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    void signing_in_is_one_trip_and_a_wrong_word_none() {
        tap.forget();
        call(SECRETARY, "R68", "SERVICE_PROVIDER_CLINICIAN_ADMIN", SPECIALIST);
        assertThat(tap.roundTrips()).isEqualTo(1);
        call(GP, "R69", "NOBODY", null);
        assertThat(tap.roundTrips()).isEqualTo(1);
    }

    @Test
    void a_role_taken_away_is_gone_at_once() {
        assertThat(call(GP, "R69", "REFERRING_CLINICIAN", null)).isInstanceOf(Accepted.class);
        write(changes -> People.revoke(changes, GP, HERE, REFERRING_CLINICIAN));
        assertThat(code(call(GP, "R69", "REFERRING_CLINICIAN", null))).isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    void nobody_acts_at_a_closed_organisation() {
        write(changes -> Organisations.store(changes, organisation(HERE, false)));
        assertThat(code(call(GP, "R69", "REFERRING_CLINICIAN", null))).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(people.roles(GP)).extracting(Roles::organisation).containsExactly(THERE);
    }

    @Test
    void the_workgroups_of_the_acting_clinician_give_the_services() {
        Set<ServiceId> services = Set.of(new ServiceId(11), new ServiceId(12));
        assertThat(accepted(call(SPECIALIST, "R68", "SERVICE_PROVIDER_CLINICIAN", null))
                        .services())
                .isEqualTo(services);
        assertThat(accepted(call(SECRETARY, "R68", "SERVICE_PROVIDER_CLINICIAN_ADMIN", SPECIALIST))
                        .services())
                .isEqualTo(services);
        assertThat(accepted(call(SPECIALIST, "R68", "REFERRING_CLINICIAN", null))
                        .services())
                .isEmpty();
    }

    @Test
    void a_workgroup_of_another_organisation_gives_nothing() {
        write(changes -> {
            People.grant(changes, SPECIALIST, HERE, SERVICE_PROVIDER_CLINICIAN);
            Workgroups.store(changes, workgroup(THERE, Set.of(SPECIALIST), 12, 13));
        });
        assertThat(accepted(call(SPECIALIST, "R69", "SERVICE_PROVIDER_CLINICIAN", null))
                        .services())
                .isEmpty();
        assertThat(accepted(call(SPECIALIST, "R68", "SERVICE_PROVIDER_CLINICIAN", null))
                        .services())
                .containsExactlyInAnyOrder(new ServiceId(12), new ServiceId(13));
    }

    @Test
    void an_admin_acts_for_linked_active_clinicians_only() {
        assertThat(accepted(call(SECRETARY, "R68", "SERVICE_PROVIDER_CLINICIAN_ADMIN", SPECIALIST))
                        .clinician())
                .isEqualTo(SPECIALIST);
        assertThat(code(call(SECRETARY, "R68", "SERVICE_PROVIDER_CLINICIAN_ADMIN", GONE)))
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(code(call(SECRETARY, "R68", "SERVICE_PROVIDER_CLINICIAN_ADMIN", GP)))
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(people.clinicians(SECRETARY, THERE)).containsExactly(SPECIALIST);
        assertThat(people.clinicians(SECRETARY, HERE)).isEmpty();
        write(changes -> People.unlink(changes, SECRETARY, THERE, SPECIALIST));
        assertThat(people.clinicians(SECRETARY, THERE)).isEmpty();
    }

    @Test
    void a_person_is_told_all_they_may_act_as_and_one_who_left_nothing() {
        assertThat(people.roles(SPECIALIST))
                .containsExactly(new Roles(THERE, List.of(REFERRING_CLINICIAN, SERVICE_PROVIDER_CLINICIAN)));
        assertThat(people.roles(GONE)).isEmpty();
        assertThat(people.find(GONE)).contains(new Person(GONE, "Dr Di Done", false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                  | 000000000003 000000000001 000000000002
            able                | 000000000001
            000000000002        | 000000000002
            r69                 | 000000000001
            Provider Clinician  | 000000000003 000000000002
            %                   | nobody
            done                | nobody
            """)
    void who_can_act_is_found_by_name_number_organisation_or_function(String words, String expected) {
        List<UserId> found = people.search(words, 10).stream().map(Person::id).toList();
        assertThat(
                        found.isEmpty()
                                ? "nobody"
                                : found.stream().map(UserId::value).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void a_search_for_people_gives_no_more_than_asked_for() {
        assertThat(people.search("", 2)).hasSize(2);
    }

    @Test
    void a_clinician_refers_themselves_and_an_admin_names_one_of_their_organisation() {
        var clinicians = new ReferringClinicians(people);
        Actor clinician = accepted(call(GP, "R69", "REFERRING_CLINICIAN", null));
        Actor admin = accepted(call(GP, "R68", "REFERRING_CLINICIAN_ADMIN", null));
        assertThat(accepted(clinicians.of(clinician, Optional.empty()))).isEqualTo(GP);
        assertThat(accepted(clinicians.of(admin, Optional.of(SPECIALIST)))).isEqualTo(SPECIALIST);
        assertThat(code(clinicians.of(clinician, Optional.of(GP)))).isEqualTo(RefusalCode.FIELD_NOT_PERMITTED);
        assertThat(code(clinicians.of(admin, Optional.empty()))).isEqualTo(RefusalCode.VALUE_IS_REQUIRED);
        assertThat(code(clinicians.of(admin, Optional.of(GP)))).isEqualTo(RefusalCode.REFERENCED_USER_IS_NOT_RC_AT_ORG);
        assertThat(code(clinicians.of(admin, Optional.of(GONE)))).isEqualTo(RefusalCode.REFERENCED_USER_IS_NOT_ACTIVE);
        assertThat(code(clinicians.of(admin, Optional.of(SECRETARY)))).isEqualTo(RefusalCode.REFERENCED_USER_IS_NOT_RC);
        assertThat(accepted(clinicians.ofSearch(clinician, Optional.of(GP)))).isEqualTo(GP);
    }

    @Test
    void a_named_clinician_provides_somewhere() {
        var clinicians = new NamedClinicians(people);
        assertThat(accepted(clinicians.check(SPECIALIST, HERE, "namedClinician")))
                .isEqualTo(SPECIALIST);
        assertThat(code(clinicians.check(GP, HERE, "namedClinician")))
                .isEqualTo(RefusalCode.REFERENCED_USER_IS_NOT_SPC);
    }

    @Test
    void an_organisation_reads_back_as_it_was_stored_and_a_second_time_replaces_it() {
        var organisations = new Organisations(jdbc);
        var site = new Organisation(
                new OdsCode("R6901"),
                "A site",
                Organisation.Kind.SITE,
                Optional.of(HERE),
                Optional.of("ZZ1 1AA"),
                true);
        write(changes -> Organisations.store(changes, site));
        assertThat(organisations.find(site.code())).contains(site);
        assertThat(site.mayRefer()).isFalse();
        write(changes -> Organisations.store(changes, organisation(HERE, false)));
        assertThat(organisations.find(HERE)).contains(organisation(HERE, false));
        assertThat(organisations.find(new OdsCode("X99"))).isEmpty();
    }

    private Outcome<Actor> call(
            UserId user, String organisation, String function, @org.jspecify.annotations.Nullable UserId onBehalfOf) {
        var said = new SaidContext(
                Optional.of(organisation),
                Optional.of(function),
                Optional.ofNullable(onBehalfOf).map(UserId::value));
        return callers.actor(new Claims.OfPerson(user, 3, 2, Optional.empty()), said, ANYONE, "A000", "request");
    }

    private void write(Consumer<Changes> writes) {
        new Transactions(database.application(), Clock.systemUTC()).write(changes -> {
            writes.accept(changes);
            return Outcome.accepted(true);
        });
    }

    private static Organisation organisation(OdsCode code, boolean open) {
        return new Organisation(
                code, "The clinic", Organisation.Kind.PROVIDER, Optional.empty(), Optional.empty(), open);
    }

    private static Workgroup workgroup(OdsCode organisation, Set<UserId> members, long... services) {
        Set<ServiceId> ids = Arrays.stream(services).mapToObj(ServiceId::new).collect(Collectors.toSet());
        return new Workgroup(1, organisation, "The team", members, ids);
    }

    private static <T> T accepted(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted<T>) outcome).value();
    }

    private static RefusalCode code(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused<?>) outcome).code();
    }
}
