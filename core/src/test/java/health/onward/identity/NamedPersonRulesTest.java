package health.onward.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.NamedPersonRules.Facts;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedPersonRulesTest {

    private static final UserId USER = new UserId("000000000001");

    @ParameterizedTest(name = "{0}, named {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            REFERRING_CLINICIAN       | false | accepted
            REFERRING_CLINICIAN       | true  | FIELD_NOT_PERMITTED
            REFERRING_CLINICIAN_ADMIN | true  | accepted
            REFERRING_CLINICIAN_ADMIN | false | VALUE_IS_REQUIRED
            """)
    void an_admin_names_the_clinician_and_a_clinician_does_not(
            BusinessFunction function, boolean named, String expected) {
        assertThat(result(NamedPersonRules.mayName(function, named ? Optional.of(USER) : Optional.empty(), "x")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "known {0}, active {1}, clinician {2}, works there {3}, clinician there {4}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            false | -     | -     | -     | -     | REFERENCE_NOT_FOUND
            true  | false | true  | true  | true  | REFERENCED_USER_IS_NOT_ACTIVE
            true  | true  | false | true  | false | REFERENCED_USER_IS_NOT_RC
            true  | true  | true  | false | false | REFERENCED_USER_NOT_IN_ORG
            true  | true  | true  | true  | false | REFERENCED_USER_IS_NOT_RC_AT_ORG
            true  | true  | true  | true  | true  | accepted
            """)
    void a_referring_clinician_is_one_at_the_organisation(
            boolean known, String active, String holds, String works, String there, String expected) {
        Optional<Facts> facts = known ? Optional.of(facts(active, holds, works, there)) : Optional.empty();
        assertThat(result(NamedPersonRules.refers(USER, facts, "referringClinician")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "known {0}, active {1}, clinician {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            false | -     | -     | REFERENCE_NOT_FOUND
            true  | false | true  | REFERENCED_USER_IS_NOT_ACTIVE
            true  | true  | false | REFERENCED_USER_IS_NOT_SPC
            true  | true  | true  | accepted
            """)
    void a_named_clinician_provides_somewhere(boolean known, String active, String holds, String expected) {
        Optional<Facts> facts = known ? Optional.of(facts(active, holds, "false", "false")) : Optional.empty();
        assertThat(result(NamedPersonRules.provides(USER, facts, "namedClinician")))
                .isEqualTo(expected);
    }

    private static Facts facts(String active, String holds, String works, String there) {
        return new Facts(
                Boolean.parseBoolean(active),
                Boolean.parseBoolean(holds),
                Boolean.parseBoolean(works),
                Boolean.parseBoolean(there));
    }

    private static String result(Outcome<?> outcome) {
        return switch (outcome) {
            case Accepted<?> _ -> "accepted";
            case Refused<?> refused -> refused.code().name();
        };
    }
}
