package health.onward.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.Application.Keys;
import health.onward.identity.Organisation.Kind;
import health.onward.platform.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which applications an operator may register, and what a registered one may do. */
class ApplicationRulesTest {

    private static final OdsCode HERE = new OdsCode("R69");

    @ParameterizedTest(name = "{0} at {1} ({2}) allowed {3}, number of {4}: {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            PROVIDER | PROVIDER    | open   | A004 A005 A008 A013 A036 | -       | fine
            REFERRER | GP_PRACTICE | open   | A004 A033 A035 A037      | -       | fine
            REFERRER | PROVIDER    | open   | A033                     | -       | fine
            PROVIDER | -           | open   | A005                     | -       | not known
            PROVIDER | PROVIDER    | closed | A005                     | -       | closed
            PROVIDER | SITE        | open   | A005                     | -       | is a site
            PROVIDER | PROVIDER    | open   | A005                     | Dr Able | is that of Dr Able
            PROVIDER | PROVIDER    | open   | A005 A011                | -       | [A011] cannot be allowed
            REFERRER | PROVIDER    | open   | A005                     | -       | [A005] cannot be allowed
            PROVIDER | PROVIDER    | open   | -                        | -       | no endpoint
            """)
    void an_application_is_registered_for(
            String side, Kind kind, String open, String endpoints, String holder, String expected) {
        Outcome<Application> outcome = ApplicationRules.register(
                application(side, endpoints == null ? List.of() : List.of(endpoints.split(" ", -1))),
                Optional.ofNullable(kind)
                        .map(k -> new Organisation(
                                HERE, "Here", k, Optional.empty(), Optional.empty(), open.equals("open"))),
                Optional.ofNullable(holder));
        assertThat(sentence(outcome)).contains(expected);
    }

    @ParameterizedTest(name = "says {0}, {1}, endpoint {2} for {3}: {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -   | active | A005 | PROVIDER_AUTHORISED_APPLICATION | fine
            R69 | active | A005 | PROVIDER_AUTHORISED_APPLICATION | without organisation
            -   | off    | A005 | PROVIDER_AUTHORISED_APPLICATION | not registered here
            -   | active | A008 | PROVIDER_AUTHORISED_APPLICATION | was not allowed A008
            -   | active | A005 | REFERRER_AUTHORISED_APPLICATION | of this kind
            -   | active | A005 | SERVICE_PROVIDER_CLINICIAN      | of this kind
            """)
    void a_registered_one_may(
            String organisation, String state, String endpoint, BusinessFunction with, String expected) {
        var said = new SaidContext(Optional.ofNullable(organisation), Optional.empty(), Optional.empty());
        Optional<Application> working =
                Optional.of(application("PROVIDER", List.of("A005"))).filter(a -> state.equals("active"));
        assertThat(sentence(UnattendedRules.permit(said, working, new Access(Set.of(with), false), endpoint)))
                .contains(expected);
    }

    private static Application application(String side, List<String> endpoints) {
        return new Application(
                new ClientId("feed"),
                "Feed",
                HERE,
                BusinessFunction.valueOf(side + "_AUTHORISED_APPLICATION"),
                new UserId("999000000777"),
                new TreeSet<>(endpoints),
                new Keys.Published("https://example.org/keys"),
                true);
    }

    private static String sentence(Outcome<Application> outcome) {
        return outcome instanceof Outcome.Refused<Application> refused
                ? refused.refusals().getFirst().sentence()
                : "fine";
    }
}
