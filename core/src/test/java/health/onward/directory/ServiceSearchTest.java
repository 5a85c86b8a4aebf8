package health.onward.directory;

import static health.onward.directory.DirectoryWorld.CLINICIAN;
import static health.onward.directory.DirectoryWorld.COMMISSIONER;
import static health.onward.directory.DirectoryWorld.PRACTICE;
import static health.onward.directory.DirectoryWorld.SITE;
import static health.onward.directory.DirectoryWorld.WOMAN;
import static health.onward.directory.SearchSample.criteria;
import static health.onward.directory.ServiceSample.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceSearchTest {

    private static final String HEART = "ROUTINE CARDIOLOGY/HEART_FAILURE";

    private final DirectoryWorld world = new DirectoryWorld();

    @BeforeAll
    void define() {
        Place near = new Place(411_000, 386_000);
        Place far = new Place(451_000, 386_000);
        world.define(
                service(1).named("Near").at(SITE, Optional.of(near)),
                service(2).named("Far").at(SITE, Optional.of(far)),
                service(3).named("Promoted").at(SITE, Optional.of(far)).promoted(),
                service(4)
                        .named("Triage")
                        .at(SITE, Optional.of(near))
                        .taking(Set.of(RequestType.TRIAGE_REQUEST), BookableType.UNSPECIFIED),
                service(5).named("Local").menu(Service.Menu.PRIMARY_CARE),
                service(6).named("Draft").status(Service.Status.DRAFT),
                service(7).named("Allergy").treating("ALLERGY", Set.of("ALLERGY_1"), Set.of("1003")),
                service(8)
                        .named("Advice")
                        .taking(Set.of(RequestType.ADVICE_AND_GUIDANCE_REQUEST), BookableType.UNSPECIFIED),
                service(9)
                        .named("Heron")
                        .treating("ALLERGY", Set.of("ALLERGY_1"), Set.of())
                        .with(Set.of(CLINICIAN)));
        world.waits.put(new ServiceId(1), 30);
        world.waits.put(new ServiceId(2), 3);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        ROUTINE CARDIOLOGY/HEART_FAILURE                              | DISTANCE | Promoted Far Near Triage
        ROUTINE CARDIOLOGY/HEART_FAILURE postcode=zz11fl              | DISTANCE | Promoted 25 Near 0 Triage 0 Far 25
        ROUTINE CARDIOLOGY/HEART_FAILURE postcode=ZZ11FL distance=5   | DISTANCE | Near 0 Triage 0
        ROUTINE CARDIOLOGY/HEART_FAILURE                              | IWT      | Promoted Far Near Triage
        ROUTINE CARDIOLOGY/HEART_FAILURE wait=30                      | IWT      | Far Near
        ROUTINE CARDIOLOGY/HEART_FAILURE wait=3                       | DISTANCE | Far
        ROUTINE - term=1003                                           | DISTANCE | Allergy
        ROUTINE - clinician=021600556514                              | DISTANCE | Heron
        ROUTINE CARDIOLOGY/HEART_FAILURE organisation=R6902           | DISTANCE |
        TWO_WEEK_WAIT CARDIOLOGY/HEART_FAILURE                        | DISTANCE |
        """)
    void a_search_finds_in_order(String criteria, SortBy sortBy, String expected) {
        var found = found(world.search.search(search(SearchFor.REFERRAL, sortBy, criteria, Optional.empty())));

        assertThat(Stream.of(found)
                        .map(one -> one.service().name()
                                + one.miles().map(miles -> " " + miles).orElse("")))
                .containsExactlyElementsOf(expected == null ? List.of() : words(expected));
    }

    @Test
    void a_search_tells_each_services_wait() {
        var found = found(world.search.search(search(SearchFor.REFERRAL, SortBy.DISTANCE, HEART, Optional.empty())));

        assertThat(Stream.of(found).map(Found::appointmentWait))
                .containsExactly(
                        new AppointmentWait.Limited(),
                        new AppointmentWait.Days(3),
                        new AppointmentWait.Days(30),
                        new AppointmentWait.NotApplicable());
    }

    @Test
    void services_for_advice_are_found_by_a_search_for_advice() {
        var found = found(world.search.search(search(SearchFor.ADVICE, SortBy.DISTANCE, HEART, Optional.empty())));

        assertThat(Stream.of(found).map(one -> one.service().name())).containsExactly("Advice");
    }

    @Test
    void a_primary_care_service_is_found_from_the_day_it_is_commissioned_by_whom_the_rule_reaches() {
        try (var local = new DirectoryWorld()) {
            local.define(service(5).menu(Service.Menu.PRIMARY_CARE));
            var search = search(SearchFor.REFERRAL, SortBy.DISTANCE, HEART, Optional.empty());
            assertThat(found(local.search.search(search))).isEmpty();

            local.commission(5, COMMISSIONER, LocalDate.of(2026, 3, 3));
            assertThat(found(local.search.search(search))).isEmpty();
            local.commission(5, COMMISSIONER, LocalDate.of(2026, 3, 2));
            assertThat(found(local.search.search(search))).hasSize(1);

            var elsewhere = search(SearchFor.REFERRAL, SortBy.DISTANCE, HEART, Optional.of(new OdsCode("R69")));
            assertThat(found(local.search.search(elsewhere))).isEmpty();
            local.commission(5, new OdsCode("R69"), LocalDate.of(2026, 3, 2));
            assertThat(found(local.search.search(elsewhere))).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        ROUTINE -                                              | VALUE_IS_REQUIRED searchCriteria
        ROUTINE WIZARDRY/HEART_FAILURE                         | INVALID_CODE specialty
        ROUTINE ADULT_MENTAL_ILLNESS/HEART_FAILURE             | INAPPROPRIATE_VALUE specialty
        ROUTINE CARDIOLOGY/WANDS                               | INVALID_CODE clinicType
        ROUTINE CARDIOLOGY/ALLERGY_1                           | INAPPROPRIATE_VALUE clinicType
        ROUTINE - term=4711                                    | SNOMED_NOT_FOUND clinicalTerm
        ROUTINE CARDIOLOGY/HEART_FAILURE organisation=QQQ      | REFERENCE_NOT_FOUND organisation
        ROUTINE CARDIOLOGY/HEART_FAILURE organisation=RX9      | ORGANISATION_IS_CLOSED organisation
        ROUTINE CARDIOLOGY/HEART_FAILURE organisation=D82106   | ORGANISATION_NOT_APPROPRIATE organisation
        ROUTINE - clinician=999999999999                       | REFERENCE_NOT_FOUND namedClinician
        ROUTINE - clinician=000000000001                       | REFERENCED_USER_IS_NOT_ACTIVE namedClinician
        ROUTINE - clinician=000000000002                       | REFERENCED_USER_IS_NOT_SPC namedClinician
        ROUTINE CARDIOLOGY/HEART_FAILURE postcode=XX11XX       | REFERENCE_NOT_FOUND postcode
        ROUTINE CARDIOLOGY/HEART_FAILURE postcode=Leeds        | REFERENCE_NOT_FOUND postcode
        """)
    void criteria_that_name_what_does_not_exist_are_refused_alike_in_search_and_shortlist(
            String criteria, String expected) {
        assertThat(told(world.search.search(search(SearchFor.REFERRAL, SortBy.IWT, criteria, Optional.empty()))))
                .isEqualTo(expected);
        assertThat(told(shortlistable(criteria, 1))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        REFERRAL | R69    | accepted
        REFERRAL | D82106 | accepted
        REFERRAL | QQQ    | REFERENCE_NOT_FOUND commissioningRuleOrganisation
        REFERRAL | D82107 | ORGANISATION_IS_CLOSED commissioningRuleOrganisation
        REFERRAL | R6901  | ORGANISATION_NOT_APPROPRIATE commissioningRuleOrganisation
        REFERRAL | QZ1    | ORGANISATION_NOT_APPROPRIATE commissioningRuleOrganisation
        ADVICE   | R69    | FIELD_NOT_PERMITTED commissioningRuleOrganisation
        """)
    void the_organisation_whose_commissioning_applies_may_be_named(
            SearchFor purpose, String organisation, String expected) {
        assertThat(told(world.search.search(
                        search(purpose, SortBy.IWT, HEART, Optional.of(new OdsCode(organisation))))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        ROUTINE CARDIOLOGY/HEART_FAILURE             | 4 1 2 | Triage Near Far
        ROUTINE CARDIOLOGY/HEART_FAILURE             | 1 999 | REFERENCE_NOT_FOUND shortlist names no service we know: 999
        ROUTINE CARDIOLOGY/HEART_FAILURE             | 6     | REFERENCE_NOT_FOUND shortlist names no service we know: 6
        ROUTINE CARDIOLOGY/HEART_FAILURE             | 1 7   | SHORTLISTED_SERVICE_NOT_IN_RESULTS shortlist names service 7, which this search does not find: it belongs to another specialty
        ROUTINE CARDIOLOGY/HEART_FAILURE             | 5     | SHORTLISTED_SERVICE_NOT_IN_RESULTS shortlist names service 5, which this search does not find: it is not commissioned for the organisation that refers
        ROUTINE CARDIOLOGY/HEART_FAILURE wait=10     | 2     | Far
        ROUTINE CARDIOLOGY/HEART_FAILURE wait=10     | 2 1   | SHORTLISTED_SERVICE_NOT_IN_RESULTS shortlist names service 1, which this search does not find: it has no appointment within the limit
        ROUTINE CARDIOLOGY/HEART_FAILURE             | 8     | SHORTLISTED_SERVICE_NOT_IN_RESULTS shortlist names service 8, which this search does not find: it does not take this kind of request
        """)
    void chosen_services_must_be_what_the_search_would_find(String criteria, String chosen, String expected) {
        Long[] ids = Stream.of(chosen.split(" ")).map(Long::valueOf).toArray(Long[]::new);

        assertThat(
                        switch (shortlistable(criteria, ids)) {
                            case Outcome.Accepted(var services) ->
                                String.join(
                                        " ",
                                        services.stream().map(Service::name).toList());
                            case Outcome.Refused<List<Service>> refused ->
                                told(refused) + " "
                                        + refused.refusals().getFirst().sentence();
                        })
                .isEqualTo(expected);
    }

    @Test
    void to_check_a_shortlist_costs_one_round_trip_once_the_organisations_are_known() {
        String criteria = "ROUTINE CARDIOLOGY/HEART_FAILURE organisation=R69 postcode=ZZ11FL distance=50";
        shortlistable(criteria, 1);
        world.tap.forget();

        assertThat(told(shortlistable(criteria, 1, 2, 3, 4))).isEqualTo("accepted");

        assertThat(world.tap.roundTrips()).isEqualTo(1);
    }

    private Outcome<List<Service>> shortlistable(String criteria, long... ids) {
        return shortlistable(criteria, java.util.Arrays.stream(ids).boxed().toArray(Long[]::new));
    }

    private Outcome<List<Service>> shortlistable(String criteria, Long[] ids) {
        return world.search.shortlistable(
                criteria(criteria),
                WOMAN,
                PRACTICE,
                Stream.of(ids).map(ServiceId::new).toList());
    }

    private static Search search(SearchFor purpose, SortBy sortBy, String criteria, Optional<OdsCode> rule) {
        return new Search(purpose, sortBy, criteria(criteria), WOMAN, PRACTICE, rule);
    }

    private static Found[] found(Outcome<List<Found>> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var found) -> found.toArray(Found[]::new);
            case Outcome.Refused<List<Found>> refused -> throw new AssertionError(refused.refusals());
        };
    }

    private static List<String> words(String expected) {
        return Stream.of(expected.replaceAll(" (?=[A-Z])", ",").split(",")).toList();
    }

    private static String told(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?> _ -> "accepted";
            case Outcome.Refused<?> refused ->
                refused.code() + " " + refused.refusals().getFirst().where();
        };
    }
}
