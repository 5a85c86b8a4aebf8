package health.onward.directory;

import static health.onward.directory.DirectoryWorld.CLINICIAN;
import static health.onward.directory.ServiceSample.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Service.Status;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ServiceDefinitionsTest {

    private static final Actor DEFINER = actor(BusinessFunction.SERVICE_DEFINER, "R69");

    private final DirectoryWorld world = new DirectoryWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_service_is_kept_as_a_draft_published_changed_and_unpublished_and_all_of_it_is_remembered() {
        Service draft = done(world.definitions.define(sample("Heart").definition(), DEFINER));
        assertThat(draft.status()).isEqualTo(Status.DRAFT);
        assertThat(stored(draft)).isEqualTo(draft);

        Service published = done(world.definitions.publish(draft.id(), 1, DEFINER));
        ServiceDefinition better =
                sample("Better heart").with(Set.of(CLINICIAN)).definition();
        Service changed = done(world.definitions.change(draft.id(), 2, better, DEFINER));
        Service unpublished = done(world.definitions.unpublish(draft.id(), 3, DEFINER));

        assertThat(published.status()).isEqualTo(Status.PUBLISHED);
        assertThat(changed.status()).isEqualTo(Status.PUBLISHED);
        assertThat(stored(draft)).isEqualTo(unpublished);
        assertThat(unpublished.definition()).isEqualTo(better);
        List<ServiceHistory.Entry> history = new ServiceHistory(world.jdbc).of(draft.id());
        assertThat(history.stream().map(entry -> entry.version() + " " + entry.what() + " " + entry.status()))
                .containsExactly(
                        "4 UNPUBLISHED UNPUBLISHED", "3 CHANGED PUBLISHED", "2 PUBLISHED PUBLISHED", "1 DEFINED DRAFT");
        assertThat(history.getFirst().definition()).isEqualTo(better);
        assertThat(history.getLast().definition()).isEqualTo(draft.definition());
        assertThat(history.getLast().editor()).isEqualTo(Editor.of(DEFINER));
        assertThat(history.getLast().at()).isEqualTo(DirectoryWorld.CLOCK.instant());
    }

    @Test
    void the_time_to_answer_a_request_for_advice_is_set_by_its_definers_and_remembered() {
        Service asked = done(world.definitions.define(advising().definition(), DEFINER));
        Service none = done(world.definitions.define(sample("Heart").definition(), DEFINER));

        Service set = done(world.definitions.answersWithin(asked.id(), 1, Optional.of(5), DEFINER));
        assertThat(stored(asked)).isEqualTo(set);
        assertThat(set.adviceDays()).contains(5);
        assertThat(told(world.definitions.answersWithin(asked.id(), 1, Optional.of(3), DEFINER)))
                .isEqualTo("VERSION_CONFLICT version");
        assertThat(told(world.definitions.answersWithin(asked.id(), 2, Optional.of(0), DEFINER)))
                .isEqualTo("INVALID_VALUE adviceDays");
        assertThat(told(world.definitions.answersWithin(none.id(), 1, Optional.of(2), DEFINER)))
                .isEqualTo("FIELD_NOT_PERMITTED adviceDays");
        assertThat(code(world.definitions.answersWithin(
                        asked.id(), 2, Optional.of(3), actor(BusinessFunction.SERVICE_DEFINER, "R68"))))
                .isEqualTo("NOT_FOUND");
        assertThat(code(world.definitions.answersWithin(
                        asked.id(), 2, Optional.of(3), actor(BusinessFunction.SERVICE_PROVIDER_ADMIN, "R69"))))
                .isEqualTo("FORBIDDEN");
        Service usual = done(world.definitions.answersWithin(asked.id(), 2, Optional.empty(), DEFINER));
        assertThat(usual.adviceDays()).isEmpty();

        assertThat(new ServiceHistory(world.jdbc)
                        .of(asked.id()).stream()
                                .map(entry ->
                                        entry.what() + " " + entry.definition().adviceDays()))
                .containsExactly("CHANGED Optional.empty", "CHANGED Optional[5]", "DEFINED Optional.empty");
    }

    @Test
    void what_was_remembered_before_there_was_a_time_to_answer_is_read_without_one() {
        Service asked = done(world.definitions.define(advising().definition(), DEFINER));
        JdbcClient.create(world.database.owner())
                .sql("update service_history set definition = definition - 'adviceDays'")
                .update();

        assertThat(new ServiceHistory(world.jdbc).of(asked.id()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.definition().adviceDays()).isEmpty());
    }

    private static ServiceSample advising() {
        return sample("Asked")
                .taking(Set.of(RequestType.ADVICE_AND_GUIDANCE_REQUEST), BookableType.UNSPECIFIED)
                .requirements(Set.of());
    }

    @Test
    void the_second_of_two_who_change_the_same_version_is_told_so() {
        Service draft = done(world.definitions.define(sample("Heart").definition(), DEFINER));
        done(world.definitions.change(draft.id(), 1, sample("Mine").definition(), DEFINER));

        assertThat(told(world.definitions.change(draft.id(), 1, sample("Theirs").definition(), DEFINER)))
                .isEqualTo("VERSION_CONFLICT version");
        assertThat(stored(draft).name()).isEqualTo("Mine");
    }

    @ParameterizedTest(name = "{0} of {1}: define {2}, publish a draft {3}, unpublish {4}")
    @CsvSource(delimiter = '|', textBlock = """
        SERVICE_DEFINER            | R69 | accepted        | accepted  | accepted
        SERVICE_DEFINER            | R68 | NO_RELATIONSHIP | NOT_FOUND | NO_RELATIONSHIP
        SERVICE_PROVIDER_CLINICIAN | R69 | FORBIDDEN       | FORBIDDEN | FORBIDDEN
        COMMISSIONER               | QZ1 | FORBIDDEN       | FORBIDDEN | FORBIDDEN
        REFERRING_CLINICIAN        | R69 | FORBIDDEN       | FORBIDDEN | FORBIDDEN
        """)
    void only_the_providers_service_definers_define(
            BusinessFunction function, String organisation, String define, String publish, String unpublish) {
        Service draft = done(world.definitions.define(sample("Draft").definition(), DEFINER));
        Service other = done(world.definitions.define(sample("Published").definition(), DEFINER));
        done(world.definitions.publish(other.id(), 1, DEFINER));
        Actor actor = actor(function, organisation);

        assertThat(code(world.definitions.define(sample("New").definition(), actor)))
                .isEqualTo(define);
        assertThat(code(world.definitions.publish(draft.id(), 1, actor))).isEqualTo(publish);
        assertThat(code(world.definitions.unpublish(other.id(), 2, actor))).isEqualTo(unpublish);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        location R6801          | REFERENCE_NOT_FOUND location
        location D82106         | ORGANISATION_NOT_APPROPRIATE location
        location R69            | accepted
        specialty WIZARDRY      | INVALID_CODE specialty, INAPPROPRIATE_VALUE clinicTypes
        specialty ALLERGY       | INAPPROPRIATE_VALUE clinicTypes
        clinic WANDS            | INVALID_CODE clinicTypes
        clinic ALLERGY_1        | INAPPROPRIATE_VALUE clinicTypes
        term 4711               | SNOMED_NOT_FOUND clinicalTerms
        clinician 999999999999  | REFERENCE_NOT_FOUND clinicians
        clinician 000000000001  | REFERENCED_USER_IS_NOT_ACTIVE clinicians
        clinician 000000000002  | REFERENCED_USER_IS_NOT_SPC clinicians
        clinician 021600556514  | accepted
        name Taken              | INAPPROPRIATE_VALUE name
        name tAKEN              | INAPPROPRIATE_VALUE name
        name Free               | accepted
        """)
    void what_a_definition_names_must_exist_and_fit(String what, String expected) {
        done(world.definitions.define(sample("Taken").definition(), DEFINER));
        String[] words = what.split(" ");
        ServiceSample sample = sample("Fresh");
        switch (words[0]) {
            case "location" -> sample.at(new OdsCode(words[1]), Optional.empty());
            case "specialty" -> sample.treating(words[1], Set.of("HEART_FAILURE"), Set.of());
            case "clinic" -> sample.treating("CARDIOLOGY", Set.of(words[1]), Set.of());
            case "term" -> sample.treating("CARDIOLOGY", Set.of("HEART_FAILURE"), Set.of(words[1]));
            case "clinician" -> sample.with(Set.of(new UserId(words[1])));
            default -> sample.named(words[1]);
        }

        assertThat(told(world.definitions.define(sample.definition(), DEFINER))).isEqualTo(expected);
    }

    @Test
    void a_closed_provider_defines_nothing_and_a_practice_is_none() {
        assertThat(told(world.definitions.define(
                        sample("A")
                                .provided(new OdsCode("RX9"))
                                .at(new OdsCode("RX9"), Optional.empty())
                                .definition(),
                        actor(BusinessFunction.SERVICE_DEFINER, "RX9"))))
                .isEqualTo("ORGANISATION_IS_CLOSED provider, ORGANISATION_IS_CLOSED location");
        assertThat(told(world.definitions.define(
                        sample("A")
                                .provided(new OdsCode("D82106"))
                                .at(new OdsCode("D82106"), Optional.empty())
                                .definition(),
                        actor(BusinessFunction.SERVICE_DEFINER, "D82106"))))
                .isEqualTo("ORGANISATION_NOT_APPROPRIATE provider");
    }

    @Test
    void an_incomplete_draft_is_kept_and_published_only_when_complete() {
        Service draft = done(world.definitions.define(
                sample("Early").treating("CARDIOLOGY", Set.of(), Set.of()).definition(), DEFINER));
        assertThat(told(world.definitions.publish(draft.id(), 1, DEFINER))).isEqualTo("VALUE_IS_REQUIRED clinicTypes");

        done(world.definitions.change(draft.id(), 1, sample("Early").definition(), DEFINER));
        done(world.definitions.publish(draft.id(), 2, DEFINER));
        assertThat(told(world.definitions.change(
                        draft.id(),
                        3,
                        sample("Early")
                                .treating("CARDIOLOGY", Set.of(), Set.of())
                                .definition(),
                        DEFINER)))
                .isEqualTo("VALUE_IS_REQUIRED clinicTypes");
    }

    @ParameterizedTest(name = "{0}: publish {1}, unpublish {2}")
    @CsvSource(delimiter = '|', textBlock = """
        DRAFT       | accepted      | INVALID_STATE
        PUBLISHED   | INVALID_STATE | accepted
        UNPUBLISHED | accepted      | INVALID_STATE
        """)
    void steps_are_open_at_their_status(Status status, String publish, String unpublish) {
        world.define(sample("A").status(status), service(2).named("B").status(status));

        assertThat(code(world.definitions.publish(new ServiceId(1), 1, DEFINER)))
                .isEqualTo(publish);
        assertThat(code(world.definitions.unpublish(new ServiceId(2), 1, DEFINER)))
                .isEqualTo(unpublish);
    }

    @Test
    void a_service_with_bookings_does_not_become_a_triage_service() {
        world.define(sample("A"));
        ServiceDefinition triage = sample("A")
                .taking(Set.of(RequestType.TRIAGE_REQUEST), BookableType.UNSPECIFIED)
                .requirements(Set.of())
                .definition();
        world.booked.add(new ServiceId(1));
        assertThat(told(world.definitions.change(new ServiceId(1), 1, triage, DEFINER)))
                .isEqualTo("INVALID_STATE requestTypes");

        world.booked.clear();
        assertThat(done(world.definitions.change(new ServiceId(1), 1, triage, DEFINER))
                        .triages())
                .isTrue();
    }

    @Test
    void a_service_changes_hands_while_it_is_not_published_and_nobody_is_booked() {
        world.organisation("R68", "PROVIDER");
        world.define(sample("A"));
        ServiceId id = new ServiceId(1);
        OdsCode other = new OdsCode("R68");
        assertThat(told(world.definitions.change(
                        id, 1, sample("A").provided(other).definition(), DEFINER)))
                .isEqualTo("INAPPROPRIATE_VALUE provider");
        assertThat(code(world.definitions.transfer(id, 1, other, other, DEFINER)))
                .isEqualTo("INVALID_STATE");

        done(world.definitions.unpublish(id, 1, DEFINER));
        world.booked.add(id);
        assertThat(code(world.definitions.transfer(id, 2, other, other, DEFINER)))
                .isEqualTo("INVALID_STATE");
        world.booked.clear();
        assertThat(told(world.definitions.transfer(id, 2, other, DirectoryWorld.SITE, DEFINER)))
                .isEqualTo("ORGANISATION_NOT_APPROPRIATE location");
        done(world.definitions.transfer(id, 2, other, other, DEFINER));

        assertThat(code(world.definitions.publish(id, 3, DEFINER))).isEqualTo("NO_RELATIONSHIP");
        done(world.definitions.publish(id, 3, actor(BusinessFunction.SERVICE_DEFINER, "R68")));
    }

    @Test
    void of_two_who_take_one_name_at_once_one_gets_it() throws Exception {
        try (var both = Executors.newFixedThreadPool(2)) {
            var started = new CyclicBarrier(2);
            Callable<String> define = () -> {
                started.await();
                return told(world.definitions.define(sample("Wanted").definition(), DEFINER));
            };
            var results = both.invokeAll(List.of(define, define));

            assertThat(List.of(results.get(0).get(), results.get(1).get()))
                    .containsExactlyInAnyOrder("accepted", "INAPPROPRIATE_VALUE name");
        }
    }

    @Test
    void a_capacity_alert_is_a_change_like_others() {
        world.define(sample("A"));

        Service alerted = done(world.definitions.alert(new ServiceId(1), 1, true, true, DEFINER));

        assertThat(stored(alerted)).isEqualTo(alerted);
        assertThat(alerted.promoted()).isTrue();
        assertThat(new ServiceHistory(world.jdbc)
                        .of(new ServiceId(1))
                        .getFirst()
                        .limitedCapacity())
                .isTrue();
    }

    @Test
    void many_definitions_are_checked_and_written_with_as_few_statements_as_one() {
        world.define(sample("Known"));
        List<ServiceImports.Line> lines = IntStream.range(0, 200)
                .mapToObj(n -> new ServiceImports.Line(
                        n == 0 ? Optional.of(new ServiceId(1)) : Optional.empty(),
                        sample("Service " + n).with(Set.of(CLINICIAN)).definition(),
                        Status.PUBLISHED))
                .collect(Collectors.toList());
        lines.add(new ServiceImports.Line(Optional.empty(), sample("Service 7").definition(), Status.PUBLISHED));
        lines.add(new ServiceImports.Line(
                Optional.of(new ServiceId(1)), sample("Known again").definition(), Status.DRAFT));
        lines.add(new ServiceImports.Line(
                Optional.of(new ServiceId(77_000)), sample("Numbered").definition(), Status.DRAFT));
        world.tap.forget();
        var outcomes = new java.util.ArrayList<Outcome<Service>>();

        world.transactions.write(changes -> {
            outcomes.addAll(world.imports.put(lines, Editor.OPERATOR, changes));
            return Outcome.accepted(true);
        });

        // the known ones, the organisations, the clinicians, the providers' lock, the names, the numbers; the writes,
        // COMMIT
        assertThat(world.tap.roundTrips()).isEqualTo(8);
        assertThat(told(outcomes.get(0))).isEqualTo("CONFLICTING_VALUES id");
        assertThat(told(outcomes.get(7))).isEqualTo("INAPPROPRIATE_VALUE name");
        assertThat(told(outcomes.get(200))).isEqualTo("INAPPROPRIATE_VALUE name");
        assertThat(told(outcomes.get(201))).isEqualTo("CONFLICTING_VALUES id, INVALID_STATE status");
        assertThat(outcomes.stream().filter(Outcome.Accepted.class::isInstance)).hasSize(199);
        Service first = done2(outcomes.get(1));
        assertThat(stored(first)).isEqualTo(first);
        assertThat(stored(done2(outcomes.get(202))).status()).isEqualTo(Status.DRAFT);
        assertThat(world.services.of(new OdsCode("R69"))).hasSize(200);
        Service next = done(world.definitions.define(sample("After").definition(), DEFINER));
        assertThat(next.id().value()).isGreaterThan(77_000);
    }

    private static ServiceSample sample(String name) {
        return service(1).named(name).at(DirectoryWorld.SITE, Optional.of(new Place(411_000, 386_000)));
    }

    private Service stored(Service service) {
        Service found = world.services.find(service.id()).orElseThrow();
        assertThat(found.site().name()).isEqualTo("The " + found.site().code().value());
        return found;
    }

    private static Actor actor(BusinessFunction function, String organisation) {
        return new Actor(CLINICIAN, new OdsCode(organisation), function, Optional.empty(), Set.of(), "test");
    }

    private static Service done(Outcome<ServiceDefinitions.Defined> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var defined) -> defined.service();
            case Outcome.Refused<ServiceDefinitions.Defined> refused -> throw new AssertionError(refused.refusals());
        };
    }

    private static Service done2(Outcome<Service> outcome) {
        return ((Outcome.Accepted<Service>) outcome).value();
    }

    private static String told(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused
                ? refused.refusals().stream()
                        .map(one -> one.code() + " " + one.where())
                        .collect(Collectors.joining(", "))
                : "accepted";
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }
}
