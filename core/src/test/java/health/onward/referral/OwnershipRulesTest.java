package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.directory.WorkingDays;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every standing was reached on Monday 30 November; the next day is a holiday here. */
class OwnershipRulesTest {

    private static final Deadlines DEADLINES =
            new Deadlines(new WorkingDays(Set.of(LocalDate.of(2026, 12, 1))), Standings.DEADLINES.contact());

    @ParameterizedTest(name = "{0}: {1} {2} by {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # The letter is owed sooner than the booking.
            not booked                        | REFERRER | R69 | 2026-12-04 | true
            not booked, to be telephoned      | REFERRER | R69 | 2026-12-15 | true
            not booked, referred on           | PROVIDER | R68 | 2026-12-15 | true
            booked, to be reviewed            | PROVIDER | R68 | 2026-12-02 | true
            booked, referred on               | PROVIDER | R68 | 2026-12-02 | true
            booked indirectly, to be reviewed | PROVIDER | R68 | 2026-12-02 | true
            # The letter is promised for the 4th, but must be read before the appointment.
            booked, letter missing            | REFERRER | R69 | 2026-12-02 | true
            booked, accepted                  | PROVIDER | R68 | 2026-12-02 | false
            booked indirectly, accepted       | PROVIDER | R68 | 2026-12-02 | false
            booked, past                      | PROVIDER | R68 | 2026-11-30 | true
            awaiting triage                   | PROVIDER | R68 | 2027-01-25 | true
            awaiting triage, letter missing   | REFERRER | R69 | 2026-12-04 | true
            deferred, letter there            | PROVIDER | R68 | 2027-01-25 | true
            deferred, letter missing          | PROVIDER | R68 | 2027-01-25 | true
            provider to act                   | PROVIDER | R68 | 2027-01-26 | true
            returned                          | REFERRER | R69 | 2026-12-15 | true
            rejected                          | REFERRER | R69 | 2026-12-15 | true
            cancelled by patient              | REFERRER | R69 | 2026-12-15 | true
            cancelled by provider             | PROVIDER | R68 | 2026-12-15 | true
            did not attend                    | PROVIDER | R68 | 2026-12-15 | true
            did not attend, returned          | REFERRER | R69 | 2026-12-15 | true
            assessed                          | REFERRER | R69 | 2026-12-15 | true
            assessed, dismissed               | REFERRER | R69 | 2026-12-15 | false
            cancelled                         | NOBODY   | -   | -          | false
            cancelled elsewhere               | NOBODY   | -   | -          | false
            """)
    void somebody_must_act_by_a_working_day(
            String standing, OwnershipRules.OwnerSide side, String organisation, LocalDate day, boolean pressing) {
        OwnershipRules.Owner owner = OwnershipRules.of(Standings.named(standing), DEADLINES);
        assertThat(owner.side()).isEqualTo(side);
        assertThat(owner.organisation().map(OdsCode::value).orElse(null)).isEqualTo(organisation);
        assertThat(owner.actBy().orElse(null)).isEqualTo(day);
        assertThat(owner.pressing()).isEqualTo(pressing);
    }

    @Test
    void every_standing_there_is_is_in_the_table_and_only_a_closed_one_is_nobodys() {
        assertThat(Standings.all().values().stream()
                        .filter(referral ->
                                OwnershipRules.of(referral, DEADLINES).side() == OwnershipRules.OwnerSide.NOBODY)
                        .map(referral -> referral.standing().state()))
                .containsOnly(ReferralState.CANCELLED_REFERRAL);
        assertThat(Standings.all()).hasSize(25);
    }

    @Test
    void whoever_must_act_may_act() {
        Standings.all().forEach((name, referral) -> {
            OwnershipRules.OwnerSide side =
                    OwnershipRules.of(referral, DEADLINES).side();
            if (side != OwnershipRules.OwnerSide.NOBODY) {
                assertThat(ReferralAction.values())
                        .as(name)
                        .anyMatch(action -> ReferralActions.isOpen(
                                action, referral, BusinessFunction.Side.valueOf(side.name()), Standings.NOW));
            }
        });
    }

    @Test
    void no_later_change_puts_off_what_somebody_owes() {
        Standings.all().values().stream()
                .filter(referral -> !referral.facets().dismissed())
                .forEach(referral -> {
                    Referral later = referral.with(referral.facets(), Standings.NOW.plus(Duration.ofDays(20)));
                    assertThat(OwnershipRules.of(later, DEADLINES)).isEqualTo(OwnershipRules.of(referral, DEADLINES));
                });
    }

    @Test
    void a_new_standing_gives_days_anew() {
        Referral rejected = Standings.named("rejected");
        Referral unbooked = rejected.with(
                rejected.shortlist(),
                rejected.criteria(),
                0,
                Standings.named("not booked").facets(),
                Standings.NOW.plus(Duration.ofDays(20)));

        assertThat(unbooked.standsSince()).isEqualTo(unbooked.updatedAt());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ROUTINE       | 2026-12-15
            URGENT        | 2026-12-04
            TWO_WEEK_WAIT | 2026-12-02
            """)
    void the_more_urgent_the_sooner(Priority priority, LocalDate day) {
        Referral referral =
                ReferralSample.referral().letters(1).prioritised(priority).build();
        assertThat(OwnershipRules.of(referral, DEADLINES).actBy()).contains(day);
    }
}
