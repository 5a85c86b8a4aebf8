package health.onward.directory;

import static health.onward.directory.ServiceSample.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Place HERE = new Place(400_000, 300_000);

    @ParameterizedTest(name = "{0} for a referral, searched with {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        -                          | ROUTINE CARDIOLOGY/HEART_FAILURE                        | found
        -                          | URGENT CARDIOLOGY/HEART_FAILURE                         | found
        -                          | TWO_WEEK_WAIT CARDIOLOGY/HEART_FAILURE                  | other priorities
        -                          | ROUTINE ALLERGY/ALLERGY_1                               | other specialty
        -                          | ROUTINE CARDIOLOGY/LIPID_MANAGEMENT                     | other clinic types
        -                          | ROUTINE - term=1003                                     | other terms
        terms 1003 77              | ROUTINE - term=1003                                     | found
        -                          | ROUTINE - clinician=021600556514                        | other clinicians
        clinicians 021600556514    | ROUTINE - clinician=021600556514                        | found
        -                          | ROUTINE CARDIOLOGY/HEART_FAILURE organisation=R69       | found
        -                          | ROUTINE CARDIOLOGY/HEART_FAILURE organisation=R6901     | found
        -                          | ROUTINE CARDIOLOGY/HEART_FAILURE organisation=R68       | other organisation
        draft                      | ROUTINE CARDIOLOGY/HEART_FAILURE                        | not open
        unpublished                | ROUTINE CARDIOLOGY/HEART_FAILURE                        | not open
        opens 2026-03-02           | ROUTINE CARDIOLOGY/HEART_FAILURE                        | found
        opens 2026-03-03           | ROUTINE CARDIOLOGY/HEART_FAILURE                        | not open
        closes 2026-03-02          | ROUTINE CARDIOLOGY/HEART_FAILURE                        | found
        closes 2026-03-01          | ROUTINE CARDIOLOGY/HEART_FAILURE                        | not open
        primary                    | ROUTINE CARDIOLOGY/HEART_FAILURE                        | not commissioned
        primary commissioned       | ROUTINE CARDIOLOGY/HEART_FAILURE                        | found
        primary lapsed             | ROUTINE CARDIOLOGY/HEART_FAILURE                        | not commissioned
        men closed-site            | ROUTINE CARDIOLOGY/HEART_FAILURE                        | not open
        triage                     | ROUTINE CARDIOLOGY/HEART_FAILURE                        | found
        advice                     | ROUTINE CARDIOLOGY/HEART_FAILURE                        | other requests
        men                        | ROUTINE CARDIOLOGY/HEART_FAILURE                        | other sex
        men                        | ROUTINE CARDIOLOGY/HEART_FAILURE appropriate=no         | found
        women                      | ROUTINE CARDIOLOGY/HEART_FAILURE                        | found
        ages 420 -                 | ROUTINE CARDIOLOGY/HEART_FAILURE                        | found
        ages 421 -                 | ROUTINE CARDIOLOGY/HEART_FAILURE                        | other ages
        ages 0 420                 | ROUTINE CARDIOLOGY/HEART_FAILURE                        | found
        ages 0 419                 | ROUTINE CARDIOLOGY/HEART_FAILURE                        | other ages
        ages 0 419                 | ROUTINE CARDIOLOGY/HEART_FAILURE appropriate=no         | found
        miles 10.4                 | ROUTINE CARDIOLOGY/HEART_FAILURE postcode=X distance=10 | found
        miles 10.6                 | ROUTINE CARDIOLOGY/HEART_FAILURE postcode=X distance=10 | too far
        miles 0                    | ROUTINE CARDIOLOGY/HEART_FAILURE postcode=X distance=0  | found
        nowhere                    | ROUTINE CARDIOLOGY/HEART_FAILURE postcode=X distance=10 | too far
        nowhere                    | ROUTINE CARDIOLOGY/HEART_FAILURE postcode=X             | found
        """)
    void a_woman_of_thirty_five_is_offered(String service, String criteria, String result) {
        var sought = sought(SearchFor.REFERRAL, criteria);

        assertThat(SearchRules.misfit(candidate(service), sought))
                .isEqualTo(result.equals("found") ? Optional.empty() : Optional.of(misfit(result)));
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        -               | ADVICE   | other requests
        advice          | ADVICE   | found
        booking advice  | ADVICE   | found
        booking advice  | REFERRAL | found
        triage advice   | REFERRAL | found
        triage          | ADVICE   | other requests
        """)
    void advice_is_sought_from_services_that_give_it(String service, SearchFor purpose, String result) {
        assertThat(SearchRules.misfit(candidate(service), sought(purpose, "ROUTINE CARDIOLOGY/HEART_FAILURE")))
                .isEqualTo(result.equals("found") ? Optional.empty() : Optional.of(misfit(result)));
    }

    @ParameterizedTest(name = "{0} days, limit {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        15      | 15 | found
        16      | 15 | too long a wait
        limited | 15 | too long a wait
        none    | 15 | too long a wait
        limited | -  | found
        none    | -  | found
        """)
    void a_wait_limit_admits_only_a_known_wait_within_it(String wait, String limit, String result) {
        var criteria =
                SearchSample.criteria("ROUTINE CARDIOLOGY/HEART_FAILURE" + (limit.equals("-") ? "" : " wait=" + limit));

        assertThat(SearchRules.wait(wait(wait), criteria))
                .isEqualTo(result.equals("found") ? Optional.empty() : Optional.of(misfit(result)));
    }

    @Test
    void a_wait_is_told_of_services_whose_slots_are_booked_here() {
        assertThat(SearchRules.waitOf(service(1).build(), Optional.of(12))).isEqualTo(new AppointmentWait.Days(12));
        assertThat(SearchRules.waitOf(service(1).build(), Optional.empty())).isEqualTo(new AppointmentWait.Limited());
        assertThat(SearchRules.waitOf(candidate("triage").service(), Optional.empty()))
                .isEqualTo(new AppointmentWait.NotApplicable());
        assertThat(SearchRules.waitOf(candidate("telephone").service(), Optional.empty()))
                .isEqualTo(new AppointmentWait.NotApplicable());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        ROUTINE CARDIOLOGY/HEART_FAILURE                          | accepted
        ROUTINE - term=1003                                       | accepted
        ROUTINE - clinician=021600556514                          | accepted
        ROUTINE CARDIOLOGY/HEART_FAILURE term=1003                | accepted
        ROUTINE -                                                 | VALUE_IS_REQUIRED searchCriteria
        ROUTINE CARDIOLOGY                                        | VALUE_IS_REQUIRED searchCriteria
        ROUTINE - postcode=ZZ11FL distance=5                      | VALUE_IS_REQUIRED searchCriteria
        ROUTINE -/HEART_FAILURE                                   | FIELD_NOT_PERMITTED clinicType
        ROUTINE -/HEART_FAILURE term=1003                         | FIELD_NOT_PERMITTED clinicType
        ROUTINE CARDIOLOGY/HEART_FAILURE distance=5               | FIELD_NOT_PERMITTED distanceLimit
        ROUTINE CARDIOLOGY/HEART_FAILURE postcode=Z distance=5    | accepted
        ROUTINE CARDIOLOGY/HEART_FAILURE postcode=Z               | accepted
        ROUTINE CARDIOLOGY/HEART_FAILURE wait=5                   | accepted
        TWO_WEEK_WAIT CARDIOLOGY/HEART_FAILURE wait=5             | FIELD_NOT_PERMITTED indicativeAppointmentWaitTimeLimit
        """)
    void criteria_lean_on_each_other(String criteria, String result) {
        assertThat(told(CriteriaRules.consistent(SearchSample.criteria(criteria))))
                .isEqualTo(result);
    }

    @Test
    void promoted_services_come_first_then_the_nearest_or_soonest_then_by_name() {
        List<Found> found = List.of(
                found("D far", 40, "5", false),
                found("C near", 2, "none", false),
                found("B near", 2, "limited", false),
                found("A nowhere", -1, "9", false),
                found("E promoted", 60, "none", true));

        assertThat(names(found, SortBy.DISTANCE))
                .containsExactly("E promoted", "B near", "C near", "D far", "A nowhere");
        assertThat(names(found, SortBy.IWT)).containsExactly("E promoted", "D far", "A nowhere", "B near", "C near");
    }

    private static Found found(String name, int miles, String wait, boolean promoted) {
        var sample = service(1 + (name.hashCode() & 0xFFFF)).named(name);
        return new Found(
                (promoted ? sample.promoted() : sample).build(),
                miles < 0 ? Optional.empty() : Optional.of(miles),
                wait(wait));
    }

    private static List<String> names(List<Found> found, SortBy sortBy) {
        return found.stream()
                .sorted(SearchOrder.by(sortBy))
                .map(one -> one.service().name())
                .toList();
    }

    private static Sought sought(SearchFor purpose, String text) {
        SearchCriteria criteria = SearchSample.criteria(text);
        return new Sought(
                purpose,
                criteria,
                new Seeker(420, Seeker.Sex.FEMALE),
                DAY,
                criteria.postcode().map(code -> HERE));
    }

    private static Candidate candidate(String words) {
        List<String> word = List.of(words.split(" "));
        ServiceSample sample = service(7);
        switch (word.getFirst()) {
            case "terms" -> sample.treating("CARDIOLOGY", Set.of("HEART_FAILURE"), rest(word));
            case "clinicians" ->
                sample.with(rest(word).stream().map(UserId::new).collect(Collectors.toSet()));
            case "draft" -> sample.status(Service.Status.DRAFT);
            case "unpublished" -> sample.status(Service.Status.UNPUBLISHED);
            case "opens" -> sample.open(LocalDate.parse(word.get(1)), Optional.empty());
            case "closes" -> sample.open(LocalDate.of(2020, 1, 1), Optional.of(LocalDate.parse(word.get(1))));
            case "primary" -> sample.menu(Service.Menu.PRIMARY_CARE);
            case "men" -> sample.seeing(Service.SexTreated.MALE, 0, Optional.empty());
            case "women" -> sample.seeing(Service.SexTreated.FEMALE, 0, Optional.empty());
            case "ages" ->
                sample.seeing(
                        Service.SexTreated.MALE_AND_FEMALE,
                        Integer.parseInt(word.get(1)),
                        Optional.of(word.get(2)).filter(to -> !to.equals("-")).map(Integer::parseInt));
            case "miles" -> sample.at(new OdsCode("R6901"), Optional.of(milesAway(Double.parseDouble(word.get(1)))));
            case "nowhere" -> sample.at(new OdsCode("R6901"), Optional.empty());
            case "telephone" ->
                sample.taking(Set.of(RequestType.APPOINTMENT_REQUEST), BookableType.INDIRECTLY_BOOKABLE);
            case "triage", "advice", "booking" -> sample.taking(requestTypes(word), BookableType.UNSPECIFIED);
            default -> assertThat(words).isEqualTo("-");
        }
        Boolean[] rules = word.contains("commissioned")
                ? new Boolean[] {false, true}
                : word.contains("lapsed") ? new Boolean[] {true} : new Boolean[0];
        return Candidate.of(sample.build(), !word.contains("closed-site"), rules);
    }

    private static Set<String> rest(List<String> words) {
        return Set.copyOf(words.subList(1, words.size()));
    }

    private static Set<RequestType> requestTypes(List<String> words) {
        return words.stream()
                .map(word -> switch (word) {
                    case "triage" -> RequestType.TRIAGE_REQUEST;
                    case "advice" -> RequestType.ADVICE_AND_GUIDANCE_REQUEST;
                    default -> RequestType.APPOINTMENT_REQUEST;
                })
                .collect(Collectors.toSet());
    }

    private static Place milesAway(double miles) {
        return new Place(HERE.eastingMetres() + (int) Math.round(miles * 1609.344), HERE.northingMetres());
    }

    private static AppointmentWait wait(String text) {
        return switch (text) {
            case "limited" -> new AppointmentWait.Limited();
            case "none" -> new AppointmentWait.NotApplicable();
            default -> new AppointmentWait.Days(Integer.parseInt(text));
        };
    }

    private static Misfit misfit(String words) {
        String name = words.toUpperCase(Locale.ROOT).replace(' ', '_');
        return Stream.of(Misfit.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is none of " + Arrays.toString(Misfit.values())));
    }

    private static String told(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?> _ -> "accepted";
            case Outcome.Refused<?> refused ->
                refused.code() + " " + refused.refusals().getFirst().where();
        };
    }
}
