package health.onward.directory;

import static health.onward.directory.DirectoryWorld.CLINICIAN;
import static health.onward.directory.DirectoryWorld.COMMISSIONER;
import static health.onward.directory.DirectoryWorld.PRACTICE;
import static health.onward.directory.DirectoryWorld.WOMAN;
import static health.onward.directory.ServiceSample.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.CommissioningColumns.Rule;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissioningTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final ServiceId LOCAL = new ServiceId(1);

    private final DirectoryWorld world = new DirectoryWorld();

    @BeforeEach
    void define() {
        world.organisation("QZ2", "COMMISSIONER");
        world.define(
                service(1).named("Local").menu(Service.Menu.PRIMARY_CARE),
                service(2).named("Everybody's"),
                service(3).named("Draft").menu(Service.Menu.PRIMARY_CARE).status(Service.Status.DRAFT),
                service(4).named("Local too").menu(Service.Menu.PRIMARY_CARE));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0} of {1} opens {2} to {3} from {4}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
        COMMISSIONER        | QZ1 | 1  | QZ1    | 2026-03-02 | accepted
        COMMISSIONER        | QZ1 | 1  | D82106 | 2026-04-01 | accepted
        COMMISSIONER        | QZ1 | 1  | R69    | 2026-04-01 | NO_RELATIONSHIP organisation
        COMMISSIONER        | QZ1 | 1  | QZ2    | 2026-04-01 | NO_RELATIONSHIP organisation
        COMMISSIONER        | QZ1 | 1  | QQQ    | 2026-04-01 | REFERENCE_NOT_FOUND organisation
        COMMISSIONER        | QZ1 | 2  | QZ1    | 2026-04-01 | INAPPROPRIATE_VALUE service
        COMMISSIONER        | QZ1 | 3  | QZ1    | 2026-04-01 | REFERENCE_NOT_FOUND service
        COMMISSIONER        | QZ1 | 99 | QZ1    | 2026-04-01 | REFERENCE_NOT_FOUND service
        COMMISSIONER        | QZ1 | 1  | QZ1    | 2026-03-01 | INVALID_VALUE from
        SERVICE_DEFINER     | QZ1 | 1  | QZ1    | 2026-04-01 | FORBIDDEN null
        REFERRING_CLINICIAN | QZ1 | 1  | QZ1    | 2026-04-01 | FORBIDDEN null
        """)
    void commissioners_open_services_of_the_primary_care_menu_to_their_own(
            BusinessFunction function, String own, long id, String to, LocalDate from, String expected) {
        assertThat(told(world.commissioning.add(new ServiceId(id), new OdsCode(to), from, actor(function, own))))
                .isEqualTo(expected);
    }

    @Test
    void a_removed_rule_hides_a_service_at_once_and_leaves_its_slots_to_who_was_referred_under_it() {
        Actor commissioner = actor(BusinessFunction.COMMISSIONER, "QZ1");
        assertThat(found()).containsExactly("Everybody's");
        assertThat(told(world.search.reachable(LOCAL, PRACTICE))).isEqualTo("SERVICE_UNAVAILABLE null");

        done(world.commissioning.add(LOCAL, COMMISSIONER, TODAY, commissioner));
        assertThat(found()).containsExactly("Everybody's", "Local");

        done(world.commissioning.remove(LOCAL, COMMISSIONER, commissioner));
        assertThat(found()).containsExactly("Everybody's");
        assertThat(told(world.search.shortlistable(
                        SearchSample.criteria("ROUTINE CARDIOLOGY/HEART_FAILURE"), WOMAN, PRACTICE, List.of(LOCAL))))
                .isEqualTo("SHORTLISTED_SERVICE_NOT_IN_RESULTS shortlist");
        assertThat(told(world.search.reachable(LOCAL, PRACTICE))).isEqualTo("accepted");
        assertThat(told(world.commissioning.remove(LOCAL, COMMISSIONER, commissioner)))
                .isEqualTo("NOT_FOUND null");

        done(world.commissioning.add(LOCAL, COMMISSIONER, TODAY, commissioner));
        assertThat(found()).containsExactly("Everybody's", "Local");
        assertThat(world.jdbc
                        .sql("select what from commissioning_history where service_id = 1 order by at, id")
                        .query(String.class)
                        .list())
                .containsExactly("ADDED", "REMOVED", "ADDED");
    }

    @Test
    void a_rule_that_never_came_into_effect_leaves_nothing_behind() {
        Actor commissioner = actor(BusinessFunction.COMMISSIONER, "QZ1");
        done(world.commissioning.add(LOCAL, COMMISSIONER, TODAY.plusDays(1), commissioner));
        done(world.commissioning.remove(LOCAL, COMMISSIONER, commissioner));

        assertThat(told(world.search.reachable(LOCAL, PRACTICE))).isEqualTo("SERVICE_UNAVAILABLE null");
    }

    @Test
    void a_commissioner_takes_over_the_rules_of_another() {
        Actor old = actor(BusinessFunction.COMMISSIONER, "QZ2");
        Actor heir = actor(BusinessFunction.COMMISSIONER, "QZ1");
        world.commission(1, new OdsCode("QZ2"), LocalDate.of(2025, 1, 1));
        done(world.commissioning.add(new ServiceId(4), new OdsCode("QZ2"), TODAY.plusDays(30), old));
        done(world.commissioning.add(LOCAL, COMMISSIONER, TODAY.plusDays(5), heir));

        assertThat(done(world.commissioning.copyFrom(new OdsCode("QZ2"), heir)))
                .containsExactly(new Rule(new ServiceId(4), COMMISSIONER, TODAY.plusDays(30)));
        assertThat(done(world.commissioning.copyFrom(new OdsCode("QZ2"), heir))).isEmpty();
        done(world.commissioning.remove(LOCAL, COMMISSIONER, heir));
        assertThat(done(world.commissioning.copyFrom(new OdsCode("QZ2"), heir)))
                .containsExactly(new Rule(LOCAL, COMMISSIONER, TODAY));
        assertThat(world.rules.of(LOCAL))
                .containsExactly(
                        new Rule(LOCAL, COMMISSIONER, TODAY),
                        new Rule(LOCAL, new OdsCode("QZ2"), LocalDate.of(2025, 1, 1)));

        assertThat(told(world.commissioning.copyFrom(COMMISSIONER, heir)))
                .isEqualTo("ORGANISATION_NOT_APPROPRIATE organisation");
        assertThat(told(world.commissioning.copyFrom(PRACTICE, heir)))
                .isEqualTo("ORGANISATION_NOT_APPROPRIATE organisation");
        assertThat(told(world.commissioning.copyFrom(new OdsCode("QQQ"), heir)))
                .isEqualTo("REFERENCE_NOT_FOUND organisation");
        assertThat(told(world.commissioning.copyFrom(COMMISSIONER, actor(BusinessFunction.SERVICE_DEFINER, "R69"))))
                .isEqualTo("FORBIDDEN null");
    }

    private List<String> found() {
        return done(world.search.search(new Search(
                        SearchFor.REFERRAL,
                        SortBy.DISTANCE,
                        SearchSample.criteria("ROUTINE CARDIOLOGY/HEART_FAILURE"),
                        WOMAN,
                        PRACTICE,
                        Optional.empty())))
                .stream()
                .map(one -> one.service().name())
                .toList();
    }

    private static Actor actor(BusinessFunction function, String organisation) {
        return new Actor(CLINICIAN, new OdsCode(organisation), function, Optional.empty(), Set.of(), "test");
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused.refusals());
        };
    }

    private static String told(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused
                ? refused.code() + " " + refused.refusals().getFirst().where()
                : "accepted";
    }
}
