package health.onward.triage;

import static health.onward.triage.ReviewWorld.once;
import static health.onward.triage.ReviewWorld.provider;
import static health.onward.triage.ReviewWorld.said;
import static health.onward.triage.ReviewWorld.target;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.Appointment;
import health.onward.directory.Priority;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActingLaterTest {

    private final ReviewWorld world = new ReviewWorld();
    private final ActingLater acting = new ActingLater(world.decisions, world.linking);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_provider_s_staff_find_it_on_their_list_with_what_to_do_and_its_slot_is_free() {
        Referral booked = world.stored("booked, to be reviewed");
        world.tap.forget();

        assertThat(leave(booked, task(Optional.of(Priority.URGENT), Optional.empty())))
                .isEqualTo("accepted");

        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
        Referral after = world.now(booked);
        assertThat(after.standing().state()).isEqualTo(ReferralState.TRIAGED_PROVIDER_TO_ACTION);
        assertThat(after.priority()).isEqualTo(Priority.URGENT);
        assertThat(world.lists()).containsExactly("APPOINTMENTS_FOR_BOOKING");
        assertThat(world.slotFree()).isTrue();
        Appointment row = world.appointments.current(after).orElseThrow();
        assertThat(row.kind()).isEqualTo(Kind.OUTCOME);
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.time()).isEmpty();
        assertThat(world.ledger())
                .containsExactly(
                        "APPOINTMENT_CANCELLED_TO_ACT_LATER CANCEL_APPOINTMENT_ACTION_LATER find an earlier clinic");
    }

    @ParameterizedTest(name = "cancelled in the PAS: {0}: {1}")
    @CsvSource({"true, APPOINTMENTS_FOR_BOOKING", "false, APPOINTMENTS_FOR_BOOKING INDIRECTLY_BOOKED_TO_CANCEL_IN_PAS"})
    void what_is_not_cancelled_in_the_provider_s_own_system_is_on_a_list_until_it_is(boolean inPas, String lists) {
        Referral booked = world.stored("booked indirectly, to be reviewed");
        assertThat(leave(booked, task(Optional.empty(), Optional.of(inPas)))).isEqualTo("accepted");
        assertThat(String.join(" ", world.lists())).isEqualTo(lists);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            booked, accepted       | INVALID_REQUEST_STATE
            booked, letter missing | INVALID_REQUEST_STATE
            booked, past           | INVALID_REQUEST_STATE
            awaiting triage        | INVALID_REQUEST_STATE
            deferred, letter there | INVALID_REQUEST_STATE
            provider to act        | INVALID_REQUEST_STATE
            not booked             | NO_RELATIONSHIP
            """)
    void only_a_booking_that_awaits_review_is_ended_so(String standing, String expected) {
        Referral referral = world.stored(standing);
        assertThat(leave(referral, task(Optional.empty(), Optional.empty()))).isEqualTo(expected);
        assertThat(world.now(referral)).isEqualTo(referral);
    }

    private static ActLater task(Optional<Priority> priority, Optional<Boolean> inPas) {
        return new ActLater("find an earlier clinic", priority, inPas, List.of());
    }

    private String leave(Referral referral, ActLater asked) {
        return said(acting.leave(target(referral), asked, provider(), once("key")));
    }
}
