package health.onward.triage;

import static health.onward.triage.ReviewWorld.once;
import static health.onward.triage.ReviewWorld.provider;
import static health.onward.triage.ReviewWorld.said;
import static health.onward.triage.ReviewWorld.target;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.Appointment;
import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriagingTest {

    private final ReviewWorld world = new ReviewWorld();
    private final Triaging triaging = new Triaging(world.decisions, world.linking);

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0}, {1}: on {2}")
    @CsvSource(delimiter = '|', textBlock = """
            awaiting triage        | ACCEPT_REFER_BOOK_LATER        | APPOINTMENTS_FOR_BOOKING | TRIAGE_ACCEPTED
            awaiting triage        | RETURN_TO_REFERRER_WITH_ADVICE | REJECTED_TRIAGE_RESPONSE | TRIAGE_RETURNED
            deferred, letter there | ACCEPT_REFER_BOOK_LATER        | APPOINTMENTS_FOR_BOOKING | TRIAGE_ACCEPTED
            deferred, letter there | RETURN_TO_REFERRER_WITH_ADVICE | REJECTED_TRIAGE_RESPONSE | TRIAGE_RETURNED
            """)
    void an_outcome_leaves_the_review_and_is_on_the_list_of_whoever_acts_next(
            String standing, ReviewOutcome outcome, String list, String ledger) {
        Referral waiting = world.stored(standing);
        world.tap.forget();

        assertThat(record(waiting, outcome)).isEqualTo("accepted");

        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
        assertThat(world.lists()).containsExactly(list);
        assertThat(world.ledger()).containsExactly(ledger + " " + outcome + " see the advice");
        Appointment row = world.appointments.current(world.now(waiting)).orElseThrow();
        assertThat(row.kind()).isEqualTo(Kind.OUTCOME);
        assertThat(row.reason()).contains(outcome.name());
        assertThat(row.comment()).contains("see the advice");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            awaiting triage, letter missing | accepted
            deferred, letter missing        | INVALID_REQUEST_STATE
            booked, to be reviewed          | INVALID_REQUEST_STATE
            provider to act                 | INVALID_REQUEST_STATE
            returned                        | INVALID_REQUEST_STATE
            cancelled                       | INVALID_REQUEST_STATE
            not booked                      | NO_RELATIONSHIP
            """)
    void only_what_waits_for_it_is_triaged(String standing, String expected) {
        Referral referral = world.stored(standing);
        assertThat(record(referral, ReviewOutcome.ACCEPT_REFER_BOOK_LATER)).isEqualTo(expected);
    }

    @Test
    void software_may_record_it_for_its_provider() {
        Referral waiting = world.stored("awaiting triage");
        var application = ReviewWorld.actor(BusinessFunction.PROVIDER_AUTHORISED_APPLICATION, "R68", 11002);
        assertThat(said(triaging.record(
                        target(waiting),
                        outcome(ReviewOutcome.RETURN_TO_REFERRER_WITH_ADVICE),
                        application,
                        once("key"))))
                .isEqualTo("accepted");
    }

    private String record(Referral referral, ReviewOutcome outcome) {
        return said(triaging.record(target(referral), outcome(outcome), provider(), once("key")));
    }

    private static TriageOutcome outcome(ReviewOutcome outcome) {
        return new TriageOutcome(outcome, "see the advice", Optional.of(Priority.ROUTINE), List.of());
    }
}
