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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferralActionsTest {

    @ParameterizedTest(name = "{0}: {1} at {2} may {3}")
    @CsvSource(delimiter = '|', textBlock = """
            not booked                        | REFERRING_CLINICIAN              | R69 | CREATE_APPOINTMENT CHANGE_SHORTLIST CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE CANCEL_REFERRAL
            not booked                        | REFERRING_CLINICIAN_ADMIN        | R69 | CREATE_APPOINTMENT CHANGE_SHORTLIST CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE CANCEL_REFERRAL
            not booked                        | REFERRING_ADMIN                  | R69 | nothing
            not booked                        | REFERRING_CLINICIAN              | X99 | nothing
            not booked                        | SERVICE_PROVIDER_CLINICIAN       | R68 | nothing
            not booked                        | COMMISSIONER                     | R69 | nothing
            booked, to be reviewed            | REFERRING_CLINICIAN              | R69 | CANCEL_REFERRAL CANCEL_DIRECTLY_BOOKED_APPOINTMENT
            booked, to be reviewed            | SERVICE_PROVIDER_CLINICIAN       | R68 | CANCEL_REFERRAL ACCEPT
            booked, to be reviewed            | SERVICE_PROVIDER_CLINICIAN_ADMIN | R68 | CANCEL_REFERRAL ACCEPT
            booked, to be reviewed            | SERVICE_PROVIDER_ADMIN           | R68 | nothing
            booked, to be reviewed            | SERVICE_PROVIDER_CLINICIAN       | X99 | nothing
            booked, letter missing            | SERVICE_PROVIDER_CLINICIAN       | R68 | CANCEL_REFERRAL
            booked, accepted                  | SERVICE_PROVIDER_CLINICIAN       | R68 | CANCEL_REFERRAL
            booked indirectly, to be reviewed | REFERRING_CLINICIAN              | R69 | CANCEL_REFERRAL
            booked indirectly, to be reviewed | SERVICE_PROVIDER_CLINICIAN       | R68 | CANCEL_REFERRAL ACCEPT
            booked, past                      | REFERRING_CLINICIAN              | R69 | CANCEL_REFERRAL
            booked, past                      | SERVICE_PROVIDER_CLINICIAN       | R68 | CANCEL_REFERRAL
            awaiting triage                   | REFERRING_CLINICIAN              | R69 | CANCEL_REFERRAL
            awaiting triage                   | SERVICE_PROVIDER_CLINICIAN       | R68 | RECORD_REVIEW_OUTCOME CANCEL_REFERRAL
            deferred, letter there            | SERVICE_PROVIDER_CLINICIAN       | R68 | RECORD_REVIEW_OUTCOME CANCEL_REFERRAL
            deferred, letter missing          | SERVICE_PROVIDER_CLINICIAN       | R68 | CANCEL_REFERRAL
            deferred, letter there            | REFERRING_CLINICIAN              | R69 | CANCEL_REFERRAL
            provider to act                   | REFERRING_CLINICIAN              | R69 | CANCEL_REFERRAL
            provider to act                   | SERVICE_PROVIDER_CLINICIAN       | R68 | CANCEL_REFERRAL
            returned                          | REFERRING_CLINICIAN              | R69 | CHANGE_SHORTLIST CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE CANCEL_REFERRAL
            returned                          | SERVICE_PROVIDER_CLINICIAN       | R68 | nothing
            rejected                          | REFERRING_CLINICIAN              | R69 | CHANGE_SHORTLIST CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE CANCEL_REFERRAL
            rejected                          | SERVICE_PROVIDER_CLINICIAN       | R68 | nothing
            cancelled by patient              | REFERRING_CLINICIAN              | R69 | CREATE_APPOINTMENT CHANGE_SHORTLIST CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE CANCEL_REFERRAL
            cancelled by patient              | SERVICE_PROVIDER_CLINICIAN       | R68 | CANCEL_REFERRAL
            cancelled by provider             | REFERRING_CLINICIAN              | R69 | CREATE_APPOINTMENT CHANGE_SHORTLIST CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE CANCEL_REFERRAL
            did not attend                    | REFERRING_CLINICIAN              | R69 | CHANGE_SHORTLIST CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE CANCEL_REFERRAL
            assessed                          | REFERRING_CLINICIAN              | R69 | CANCEL_REFERRAL
            cancelled                         | REFERRING_CLINICIAN              | R69 | nothing
            cancelled                         | SERVICE_PROVIDER_CLINICIAN       | R68 | nothing
            """)
    void offers_exactly_these_actions(
            String standing, BusinessFunction function, String organisation, String expected) {
        var offered =
                ReferralActions.available(Standings.named(standing), actor(function, organisation), Standings.NOW);

        assertThat(offered).isEqualTo(actions(expected));
    }

    @Test
    void a_command_is_permitted_exactly_when_available_actions_offers_it() {
        for (Referral referral : Standings.all().values()) {
            for (BusinessFunction function : BusinessFunction.values()) {
                for (String organisation : new String[] {"R69", "R68", "X99"}) {
                    Actor actor = actor(function, organisation);
                    var offered = ReferralActions.available(referral, actor, Standings.NOW);
                    for (ReferralAction action : ReferralAction.values()) {
                        boolean permitted =
                                ReferralActions.permit(action, referral, actor, referral.version(), Standings.NOW)
                                        instanceof Outcome.Accepted;
                        assertThat(permitted)
                                .as("%s by %s at %s on %s", action, function, organisation, referral.progress())
                                .isEqualTo(offered.contains(action));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{1} at {2} with version {3} gets {4}")
    @CsvSource(delimiter = '|', textBlock = """
            not booked | REFERRING_ADMIN     | R69 | 4 | FORBIDDEN
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

    private static Set<ReferralAction> actions(String names) {
        return names.equals("nothing")
                ? EnumSet.noneOf(ReferralAction.class)
                : Arrays.stream(names.split(" "))
                        .map(ReferralAction::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReferralAction.class)));
    }
}
