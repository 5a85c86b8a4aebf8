package health.onward.identity;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.SignInRules.Facts;
import health.onward.identity.SignInRules.Said;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignInRulesTest {

    private static final UserId USER = new UserId("000000000001");
    private static final Access CLINICIANS =
            Access.of(REFERRING_CLINICIAN, SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN);
    private static final Access DELEGATES = new Access(Set.of(SERVICE_PROVIDER_CLINICIAN_ADMIN), true);

    @ParameterizedTest(name = "identity {0}, authenticator {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            3 | 2 | accepted
            3 | 3 | accepted
            3 | 1 | NO_ACCESS
            3 | 0 | NO_ACCESS
            2 | 2 | IDENTITY_TOO_WEAK
            0 | 3 | IDENTITY_TOO_WEAK
            2 | 1 | NO_ACCESS
            0 | 0 | NO_ACCESS
            """)
    void levels_must_be_high_enough(int identity, int authenticator, String expected) {
        assertThat(result(
                        SignInRules.strongEnough(new Claims.OfPerson(USER, identity, authenticator, Optional.empty()))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} at {1} for {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                           | R69  | -            | MISSING_HEADER
            REFERRING_CLINICIAN                         | -    | -            | MISSING_HEADER
            -                                           | -    | -            | MISSING_HEADER
            NOBODY                                      | -    | -            | MISSING_HEADER
            REFERRING_CLINICIAN                         | R69  | -            | accepted
            SERVICE_PROVIDER_CLINICIAN                  | R69  | -            | accepted
            referring_clinician                         | R69  | -            | FORBIDDEN
            NOBODY                                      | R69  | -            | FORBIDDEN
            PROVIDER_AUTHORISED_APPLICATION             | R69  | -            | FORBIDDEN
            REFERRER_AUTHORISED_APPLICATION             | R69  | -            | FORBIDDEN
            REFERRING_ADMIN                             | R69  | -            | FORBIDDEN
            REFERRING_CLINICIAN                         | r69  | -            | FORBIDDEN
            REFERRING_CLINICIAN                         | R6 9 | -            | FORBIDDEN
            REFERRING_CLINICIAN                         | R69  | 000000000002 | FORBIDDEN
            SERVICE_PROVIDER_CLINICIAN                  | R69  | 000000000002 | FORBIDDEN
            SERVICE_PROVIDER_CLINICIAN_ADMIN            | R69  | 000000000002 | accepted
            SERVICE_PROVIDER_CLINICIAN_ADMIN            | R69  | -            | MISSING_HEADER
            SERVICE_PROVIDER_CLINICIAN_ADMIN            | R69  | 2            | FORBIDDEN
            """)
    void what_a_caller_says_must_be_complete_and_allowed(
            String function, String organisation, String onBehalfOf, String expected) {
        var context = new SaidContext(
                Optional.ofNullable(organisation), Optional.ofNullable(function), Optional.ofNullable(onBehalfOf));
        assertThat(result(SignInRules.understand(context, CLINICIANS))).isEqualTo(expected);
    }

    @Test
    void a_missing_header_is_named() {
        var context = new SaidContext(Optional.empty(), Optional.of("REFERRING_CLINICIAN"), Optional.empty());
        assertThat(SignInRules.understand(context, CLINICIANS))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusals().toString())
                                .contains("'NHSD-End-User-Organisation-ODS' is missing or empty."));
    }

    @Test
    void an_admin_may_ask_for_whom_they_may_act_before_saying_for_whom_they_do() {
        var alone =
                new SaidContext(Optional.of("R69"), Optional.of("SERVICE_PROVIDER_CLINICIAN_ADMIN"), Optional.empty());
        assertThat(result(SignInRules.understand(alone, DELEGATES))).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "active {0}, open {1}, holds {2}, may act {3}, acts for another {4}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            true  | true  | true  | false | false | accepted
            true  | true  | true  | true  | true  | accepted
            true  | true  | true  | false | true  | FORBIDDEN
            false | true  | true  | true  | false | FORBIDDEN
            true  | false | true  | true  | false | FORBIDDEN
            true  | true  | false | true  | true  | FORBIDDEN
            """)
    void what_a_caller_says_must_be_true(
            boolean active, boolean open, boolean holds, boolean mayActFor, boolean another, String expected) {
        Optional<UserId> whom = another ? Optional.of(new UserId("000000000002")) : Optional.empty();
        var said = new Said(new OdsCode("R69"), SERVICE_PROVIDER_CLINICIAN_ADMIN, whom);
        assertThat(result(SignInRules.believe(said, new Facts(active, open, holds, mayActFor, Set.of()))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(BusinessFunction.class)
    void why_somebody_may_not_act_somewhere_is_not_told(BusinessFunction function) {
        var said = new Said(new OdsCode("R69"), function, Optional.empty());
        Outcome<Said> inactive = SignInRules.believe(said, new Facts(false, true, true, false, Set.of()));
        assertThat(inactive).isEqualTo(SignInRules.believe(said, new Facts(true, false, true, false, Set.of())));
        assertThat(inactive).isEqualTo(SignInRules.believe(said, new Facts(true, true, false, false, Set.of())));
    }

    private static String result(Outcome<?> outcome) {
        return switch (outcome) {
            case Accepted<?> _ -> "accepted";
            case Refused<?> refused -> refused.code().name();
        };
    }
}
