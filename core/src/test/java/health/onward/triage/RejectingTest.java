package health.onward.triage;

import static health.onward.triage.ReviewWorld.once;
import static health.onward.triage.ReviewWorld.provider;
import static health.onward.triage.ReviewWorld.said;
import static health.onward.triage.ReviewWorld.target;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.Appointment;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectingTest {

    private static final Rejection NOT_FOR_US =
            new Rejection("SERVICE_INAPPROPRIATE", Optional.of("try neurology"), Optional.empty());

    private final ReviewWorld world = new ReviewWorld();
    private final Rejecting rejecting = new Rejecting(world.decisions, world.reference.lists());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_rejected_referral_goes_back_to_its_referrer_and_its_slot_is_free() {
        Referral booked = world.stored("booked, to be reviewed");
        assertThat(world.lists()).containsExactly("BOOKED_APPOINTMENTS", "REFERRALS_FOR_REVIEW");

        assertThat(reject(booked, NOT_FOR_US)).isEqualTo("accepted");

        Referral after = world.now(booked);
        assertThat(after.version()).isEqualTo(booked.version() + 1);
        assertThat(after.standing().state()).isEqualTo(ReferralState.REJECTED);
        assertThat(world.lists()).containsExactly("REJECTED_TRIAGE_RESPONSE");
        assertThat(world.slotFree()).isTrue();
        Appointment row = world.appointments.current(after).orElseThrow();
        assertThat(row.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.time()).isEmpty();
        assertThat(world.ledger()).containsExactly("REFERRAL_REJECTED SERVICE_INAPPROPRIATE try neurology");
        assertThat(world.column("select what from audit where what <> 'A011'")).containsExactly("A014");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            booked, accepted       | INVALID_REQUEST_STATE
            booked, letter missing | INVALID_REQUEST_STATE
            booked, past           | INVALID_REQUEST_STATE
            awaiting triage        | INVALID_REQUEST_STATE
            deferred, letter there | INVALID_REQUEST_STATE
            rejected               | INVALID_REQUEST_STATE
            cancelled              | INVALID_REQUEST_STATE
            not booked             | NO_RELATIONSHIP
            """)
    void only_a_booking_that_awaits_review_is_rejected(String standing, String expected) {
        Referral referral = world.stored(standing);
        assertThat(reject(referral, NOT_FOR_US)).isEqualTo(expected);
        assertThat(world.now(referral)).isEqualTo(referral);
    }

    @ParameterizedTest(name = "{0} at {1}, service {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            SERVICE_PROVIDER_CLINICIAN_ADMIN | R68 | 11002 | accepted
            SERVICE_PROVIDER_ADMIN           | R68 | 11002 | FORBIDDEN
            REFERRING_CLINICIAN              | R69 | 11002 | FORBIDDEN
            PROVIDER_AUTHORISED_APPLICATION  | R68 | 11002 | FORBIDDEN
            SERVICE_PROVIDER_CLINICIAN       | R68 | 11003 | NO_RELATIONSHIP
            """)
    void by_clinicians_of_the_service_and_their_admins(
            BusinessFunction function, String organisation, long service, String expected) {
        Referral booked = world.stored("booked, to be reviewed");
        Actor actor = ReviewWorld.actor(function, organisation, service);
        assertThat(said(rejecting.reject(target(booked), NOT_FOR_US, actor, once("key"))))
                .isEqualTo(expected);
    }

    @Test
    void a_refused_rejection_changes_nothing() {
        Referral booked = world.stored("booked, to be reviewed");
        var unknown = new Rejection("BORED", Optional.empty(), Optional.empty());
        assertThat(reject(booked, unknown)).isEqualTo("INVALID_CODE");
        assertThat(reject(booked, new Rejection("PATIENT_ILL", Optional.empty(), Optional.empty())))
                .isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(world.now(booked)).isEqualTo(booked);
        assertThat(world.slotFree()).isFalse();
        assertThat(world.ledger()).isEmpty();
    }

    @Test
    void it_takes_seven_round_trips_at_most_and_each_statement_finds_its_partition() {
        Referral booked = world.stored("booked, to be reviewed");
        world.tap.forget();
        reject(booked, NOT_FOR_US);
        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
    }

    private String reject(Referral referral, Rejection asked) {
        return said(rejecting.reject(target(referral), asked, provider(), once("key-" + asked.reason())));
    }
}
