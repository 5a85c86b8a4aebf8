package health.onward.directory;

import static health.onward.directory.DirectoryWorld.CLINICIAN;
import static health.onward.directory.ServiceSample.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.identity.Workgroup;
import health.onward.identity.Workgroups;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkgroupDefinitionsTest {

    private static final Actor DEFINER = actor(BusinessFunction.SERVICE_DEFINER, "R69");

    private final DirectoryWorld world = new DirectoryWorld()
            .define(
                    service(1),
                    service(2).named("Two"),
                    service(3).named("Other").provided(new OdsCode("RX9")));
    private final Workgroups workgroups = new Workgroups(world.jdbc);
    private final WorkgroupDefinitions definitions = new WorkgroupDefinitions(
            world.transactions, workgroups, world.services, new Ids(DirectoryWorld.CLOCK, new Random(5)));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_workgroup_is_made_and_changed() {
        Workgroup made = done(definitions.add("Hearts", Set.of(CLINICIAN), Set.of(new ServiceId(1)), DEFINER));
        assertThat(workgroups.of(new OdsCode("R69"))).containsExactly(made);

        Workgroup changed = done(definitions.change(made.id(), "Hearts", Set.of(), Set.of(new ServiceId(2)), DEFINER));
        assertThat(workgroups.of(new OdsCode("R69"))).containsExactly(changed);
        assertThat(told(definitions.change(
                        made.id(), "Mine", Set.of(), Set.of(), actor(BusinessFunction.SERVICE_DEFINER, "RX9"))))
                .isEqualTo("NOT_FOUND null");
    }

    @ParameterizedTest(name = "{0} with {1} for {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        Hearts | 021600556514 | 1 2 | accepted
        Hearts |              |     | accepted
        TAKEN  |              |     | INAPPROPRIATE_VALUE name
        ''     |              |     | INVALID_VALUE name
        Hearts | 000000000002 | 1   | REFERENCED_USER_NOT_IN_ORG members
        Hearts | 999999999999 | 1   | REFERENCED_USER_NOT_IN_ORG members
        Hearts | 021600556514 | 3   | NO_RELATIONSHIP services
        Hearts | 021600556514 | 99  | NO_RELATIONSHIP services
        """)
    void a_workgroup_is_of_the_own_staff_for_the_own_services(
            String name, String members, String services, String expected) {
        done(definitions.add("Taken", Set.of(), Set.of(), DEFINER));

        assertThat(told(definitions.add(
                        name,
                        words(members).map(UserId::new).collect(Collectors.toSet()),
                        words(services)
                                .map(one -> new ServiceId(Long.parseLong(one)))
                                .collect(Collectors.toSet()),
                        DEFINER)))
                .isEqualTo(expected);
    }

    @Test
    void others_than_service_definers_change_no_workgroup() {
        assertThat(told(definitions.add(
                        "Hearts", Set.of(), Set.of(), actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "R69"))))
                .isEqualTo("FORBIDDEN null");
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null ? Stream.empty() : Arrays.stream(text.split(" "));
    }

    private static Actor actor(BusinessFunction function, String organisation) {
        return new Actor(CLINICIAN, new OdsCode(organisation), function, Optional.empty(), Set.of(), "test");
    }

    private static Workgroup done(Outcome<Workgroup> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var workgroup) -> workgroup;
            case Outcome.Refused<Workgroup> refused -> throw new AssertionError(refused.refusals());
        };
    }

    private static String told(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused
                ? refused.code() + " " + refused.refusals().getFirst().where()
                : "accepted";
    }
}
