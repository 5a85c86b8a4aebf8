package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferralActionsTest {

    @ParameterizedTest(name = "{0}: {1} may {2}")
    @MethodSource("golden")
    void offers_exactly_what_the_golden_file_says(String standing, BusinessFunction function, Set<ReferralAction> may) {
        Referral referral = Standings.named(standing);
        assertThat(ReferralActions.available(referral, insider(function, referral), Standings.NOW))
                .isEqualTo(may);
        assertThat(ReferralActions.available(referral, outsider(function), Standings.NOW))
                .isEmpty();
    }

    @Test
    void the_golden_file_speaks_of_every_standing_and_every_action() {
        assertThat(GoldenActions.read().keySet()).isEqualTo(Standings.all().keySet());
        assertThat(GoldenActions.read().values().stream()
                        .flatMap(who -> who.values().stream())
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ReferralAction.class));
    }

    static Stream<Arguments> golden() {
        return GoldenActions.read().entrySet().stream()
                .flatMap(standing -> Arrays.stream(BusinessFunction.values())
                        .map(function -> Arguments.of(
                                standing.getKey(),
                                function,
                                standing.getValue().getOrDefault(function, EnumSet.noneOf(ReferralAction.class)))));
    }

    /** Where the referral is at home: at the referring organisation, at the provider with the service, or its patient. */
    private static Actor insider(BusinessFunction function, Referral referral) {
        return switch (function.side()) {
            case PATIENT -> Actor.patient(referral.patient().value(), "test");
            case REFERRER -> actor(function, referral.referringOrganisation().value());
            case PROVIDER, NEITHER -> actor(function, "R68");
        };
    }

    private static Actor outsider(BusinessFunction function) {
        return function == BusinessFunction.PATIENT ? Actor.patient("9990000026", "test") : actor(function, "X99");
    }

    @Test
    void a_command_is_permitted_exactly_when_available_actions_offers_it() {
        for (Referral referral : Standings.all().values()) {
            for (BusinessFunction function : BusinessFunction.values()) {
                for (Actor actor : List.of(insider(function, referral), outsider(function))) {
                    var offered = ReferralActions.available(referral, actor, Standings.NOW);
                    for (ReferralAction action : ReferralAction.values()) {
                        boolean permitted =
                                ReferralActions.permit(action, referral, actor, referral.version(), Standings.NOW)
                                        instanceof Outcome.Accepted;
                        assertThat(permitted)
                                .as("%s by %s at %s on %s", action, function, actor.organisation(), referral.progress())
                                .isEqualTo(offered.contains(action));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{1} at {2} with version {3} gets {4}")
    @CsvSource(delimiter = '|', textBlock = """
            not booked | COMMISSIONER        | R69 | 4 | FORBIDDEN
            not booked | REFERRING_CLINICIAN | X99 | 4 | NO_RELATIONSHIP
            not booked | REFERRING_CLINICIAN | X99 | 5 | NO_RELATIONSHIP
            cancelled  | REFERRING_CLINICIAN | R69 | 5 | VERSION_CONFLICT
            cancelled  | REFERRING_CLINICIAN | R69 | 6 | INVALID_REQUEST_STATE
            """)
    void refuses_in_an_order_that_tells_a_stranger_nothing(
            String standing, BusinessFunction function, String organisation, long version, RefusalCode expected) {
        var ruling = ReferralActions.permit(
                ReferralAction.CREATE_APPOINTMENT,
                Standings.named(standing),
                actor(function, organisation),
                version,
                Standings.NOW);

        assertThat(ruling)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(expected));
    }

    @Test
    void a_provider_may_read_what_was_shortlisted_with_it_but_not_act_on_it() {
        Actor provider = actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "R68");
        Referral unbooked = Standings.named("not booked");

        assertThat(ReferralActions.mayRead(unbooked, provider)).isInstanceOf(Ruling.Permitted.class);
        assertThat(ReferralActions.mayTouch(ReferralAction.CANCEL_REFERRAL, unbooked, provider))
                .isInstanceOf(Ruling.Refused.class);
    }

    /** Only R68's staff have the service by their workgroup. */
    private static Actor actor(BusinessFunction function, String organisation) {
        boolean granted = organisation.equals("R68") && function.side() == BusinessFunction.Side.PROVIDER;
        return new Actor(
                new UserId("999000000001"),
                new OdsCode(organisation),
                function,
                Optional.empty(),
                granted ? Set.of(Standings.SERVICE) : Set.<ServiceId>of(),
                "test");
    }
}
