package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.CancellationReason;
import health.onward.directory.Concept;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellationRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest(name = "{0}: {1} with a {2} reason (ends booking: {3}) is {4}")
    @CsvSource(delimiter = '|', textBlock = """
            not booked             | REFERRING_CLINICIAN        | PATIENT         | true  | accepted
            not booked             | REFERRING_CLINICIAN        | UNKNOWN         | false | accepted
            not booked             | REFERRING_CLINICIAN        | PROVIDER_TRIAGE | false | INAPPROPRIATE_VALUE
            booked, to be reviewed | REFERRING_CLINICIAN        | PATIENT         | true  | accepted
            booked, to be reviewed | REFERRING_CLINICIAN        | PATIENT         | false | INAPPROPRIATE_VALUE
            booked, to be reviewed | SERVICE_PROVIDER_CLINICIAN | PROVIDER        | true  | accepted
            awaiting triage        | SERVICE_PROVIDER_CLINICIAN | PROVIDER        | true  | accepted
            awaiting triage        | SERVICE_PROVIDER_CLINICIAN | PROVIDER_TRIAGE | false | INAPPROPRIATE_VALUE
            provider to act        | SERVICE_PROVIDER_CLINICIAN | PROVIDER_TRIAGE | false | accepted
            provider to act        | SERVICE_PROVIDER_CLINICIAN | PATIENT         | true  | INAPPROPRIATE_VALUE
            provider to act        | REFERRING_CLINICIAN        | PATIENT         | true  | accepted
            provider to act        | PATIENT                    | PATIENT         | true  | accepted
            provider to act        | PROVIDER_AUTHORISED_APPLICATION | PROVIDER_TRIAGE | false | accepted
            provider to act        | PROVIDER_AUTHORISED_APPLICATION | PROVIDER   | true  | INAPPROPRIATE_VALUE
            not booked             | PATIENT                    | PATIENT         | true  | accepted
            not booked             | PATIENT                    | UNKNOWN         | true  | INAPPROPRIATE_VALUE
            not booked             | PATIENT                    | PROVIDER        | true  | INAPPROPRIATE_VALUE
            booked, accepted       | PATIENT                    | PATIENT         | true  | accepted
            booked, accepted       | PATIENT                    | PATIENT         | false | INAPPROPRIATE_VALUE
            booked, accepted       | SERVICE_PROVIDER_CLINICIAN | PROVIDER_TRIAGE | true  | INAPPROPRIATE_VALUE
            booked, past           | SERVICE_PROVIDER_CLINICIAN | PROVIDER        | true  | accepted
            booked indirectly, accepted | REFERRING_CLINICIAN_ADMIN | UNKNOWN     | true  | accepted
            booked indirectly, accepted | PATIENT               | PATIENT         | true  | accepted
            deferred, letter there | SERVICE_PROVIDER_CLINICIAN_ADMIN | PATIENT   | true  | accepted
            deferred, letter there | SERVICE_PROVIDER_CLINICIAN | PROVIDER_TRIAGE | false | INAPPROPRIATE_VALUE
            deferred, letter missing | PATIENT                  | PATIENT         | true  | accepted
            returned               | REFERRING_CLINICIAN        | UNKNOWN         | true  | accepted
            rejected               | REFERRING_CLINICIAN        | PATIENT         | true  | accepted
            cancelled by patient   | SERVICE_PROVIDER_CLINICIAN | PROVIDER        | true  | accepted
            cancelled by provider  | PATIENT                    | PATIENT         | true  | accepted
            did not attend         | REFERRING_CLINICIAN        | PATIENT         | true  | accepted
            assessed               | REFERRING_CLINICIAN        | UNKNOWN         | true  | accepted
            """)
    void a_reason_must_fit_where_the_referral_stands_and_who_gives_it(
            String standing, BusinessFunction function, String type, boolean endsBooking, String expected) {
        var reason = reason(type, endsBooking, false, "", "CANCEL_REFERRAL", function.name());

        assertThat(decided(standing, function, reason, Optional.empty())).isEqualTo(expected);
    }

    @Test
    void a_reason_must_be_known_in_use_and_open_to_the_function() {
        var ended = reason("PATIENT", true, false, "2020-01-01", "CANCEL_REFERRAL", "REFERRING_CLINICIAN");
        var unused = reason("PATIENT", true, false, "", "", "REFERRING_CLINICIAN");
        var theirs = reason("PROVIDER", true, false, "", "CANCEL_REFERRAL", "SERVICE_PROVIDER_CLINICIAN");

        assertThat(decidedByReferrer(Optional.empty())).isEqualTo("INVALID_VALUE");
        assertThat(decidedByReferrer(Optional.of(ended))).isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(decidedByReferrer(Optional.of(unused))).isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(decidedByReferrer(Optional.of(theirs))).isEqualTo("INAPPROPRIATE_VALUE");
    }

    @Test
    void a_reason_that_asks_for_a_comment_gets_one_of_at_most_two_thousand_characters() {
        var reason = reason("PATIENT", true, true, "", "CANCEL_REFERRAL", "REFERRING_CLINICIAN");
        var function = BusinessFunction.REFERRING_CLINICIAN;

        assertThat(decided("not booked", function, reason, Optional.empty())).isEqualTo("MISSING_VALUE");
        assertThat(decided("not booked", function, reason, Optional.of("why"))).isEqualTo("accepted");
        assertThat(decided("not booked", function, reason, Optional.of("x".repeat(2000))))
                .isEqualTo("accepted");
        assertThat(decided("not booked", function, reason, Optional.of("x".repeat(2001))))
                .isEqualTo("INVALID_VALUE");
    }

    private static String decidedByReferrer(Optional<CancellationReason> reason) {
        return decided(Standings.named("not booked"), BusinessFunction.REFERRING_CLINICIAN, reason, Optional.empty());
    }

    private static String decided(
            String standing, BusinessFunction function, CancellationReason reason, Optional<String> comment) {
        return decided(Standings.named(standing), function, Optional.of(reason), comment);
    }

    private static String decided(
            Referral referral,
            BusinessFunction function,
            Optional<CancellationReason> reason,
            Optional<String> comment) {
        Actor actor = function == BusinessFunction.PATIENT
                ? Actor.patient(referral.patient().value(), "test")
                : actor(function);
        var request = new CancellationRules.Request(referral.ubrn(), referral.version(), "CODE", comment);
        return switch (CancellationRules.reason(request, reason, referral, actor, TODAY)) {
            case Outcome.Accepted<CancellationReason> _ -> "accepted";
            case Outcome.Refused<CancellationReason> refused -> refused.code().name();
        };
    }

    /** Software that calls without a person says which it is. */
    private static Actor actor(BusinessFunction function) {
        return new Actor(
                new UserId("999000000001"),
                Standings.REFERRER,
                function,
                Optional.empty(),
                Set.of(),
                "test",
                Optional.empty());
    }

    private static CancellationReason reason(
            String type, boolean endsBooking, boolean comment, String endedOn, String usage, String... functions) {
        var concept = new Concept(
                "CODE",
                "Words",
                Optional.of(LocalDate.of(2004, 6, 1)),
                Arrays.asList(endedOn).stream()
                        .filter(d -> !d.isEmpty())
                        .map(LocalDate::parse)
                        .findFirst(),
                Map.of());
        return new CancellationReason(
                "CODE",
                "Words",
                type,
                comment,
                endsBooking,
                List.of(functions),
                Optional.of(usage).filter(u -> !u.isEmpty()),
                concept);
    }
}
