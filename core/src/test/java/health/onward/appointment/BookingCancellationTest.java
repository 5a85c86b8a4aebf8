package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.platform.Together.codes;
import static health.onward.platform.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingCancellationRules.Request;
import health.onward.appointment.BookingRequest.Why;
import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A034, and what patients do without it. */
class BookingCancellationTest {

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED).withLists();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_cancelled_booking_frees_its_slot_and_can_be_booked_again() {
        Referral booked = booked();
        assertThat(cancel(booked, "PATIENT_ILL", AppointmentWorld.gp())).isInstanceOf(Accepted.class);
        Referral after = world.stored(booked);
        assertThat(after.standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PATIENT);
        assertThat(after.standing().reason()).contains("PATIENT_ILL");
        Appointment appointment = world.appointments.current(after).orElseThrow();
        assertThat(appointment.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(appointment.version()).isEqualTo(1);
        assertThat(appointment.slot()).isEmpty();
        assertThat(world.free(1)).isTrue();
        assertThat(world.book(after, new SlotId(1), "again")).isInstanceOf(Accepted.class);
    }

    @Test
    void it_is_in_ledger_and_audit_by_whoever_did_it() {
        cancel(booked(), "PATIENT_ILL", AppointmentWorld.gp());
        Referral other = booked(2);
        cancel(other, "PATIENT_HOLIDAY", patient(other));
        assertThat(world.look.sql("""
                                select coalesce(user_id, 'nobody') || ' ' || function from ledger
                                where action = 'APPOINTMENT_CANCELLED_BY_PATIENT' order by id
                                """).query(String.class).list())
                .containsExactly("021600556514 REFERRING_CLINICIAN", "nobody PATIENT");
        assertThat(world.look
                        .sql("select what from audit where what not in ('test', 'A016') order by id")
                        .query(String.class)
                        .list())
                .containsExactly("A034", "cancel-appointment");
    }

    @Test
    void another_patient_learns_nothing_and_cancels_nothing() {
        Referral booked = booked();
        Outcome<Answer> outcome = cancel(booked, "PATIENT_ILL", Actor.patient("9990000018", "test"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.NO_RELATIONSHIP));
        assertThat(world.stored(booked)).isEqualTo(booked);
    }

    @Test
    void an_appointment_that_is_history_or_nobody_s_is_not_found() {
        Referral booked = booked();
        Request first = request(booked, "PATIENT_ILL");
        cancel(booked, "PATIENT_ILL", AppointmentWorld.gp());
        world.book(world.stored(booked), new SlotId(1), "again");
        var nobody = new Request(new AppointmentId(4), 0, new Why("PATIENT_ILL", Optional.empty()), Optional.empty());
        assertThat(codes(java.util.List.of(
                        world.cancellation.cancel(first, AppointmentWorld.gp(), AppointmentWorld.once(null)),
                        world.cancellation.cancel(nobody, AppointmentWorld.gp(), AppointmentWorld.once(null)))))
                .containsExactly(RefusalCode.NOT_FOUND, RefusalCode.NOT_FOUND);
    }

    @Test
    void sent_twice_with_one_key_it_is_done_once_and_answered_alike() {
        Referral booked = booked();
        Request request = request(booked, "PATIENT_ILL");
        var once = AppointmentWorld.once("k");
        Outcome<Answer> first = world.cancellation.cancel(request, AppointmentWorld.gp(), once);
        Outcome<Answer> second = world.cancellation.cancel(request, AppointmentWorld.gp(), once);
        assertThat(first).isInstanceOf(Accepted.class);
        assertThat(second.map(Answer::body)).isInstanceOf(Accepted.class);
        assertThat(world.stored(booked).version()).isEqualTo(booked.version() + 1);
    }

    @RepeatedTest(3)
    void cancelled_and_moved_at_once_one_of_the_two_happens() throws Exception {
        Referral booked = booked();
        world.slot(DIRECT, 2, NOW.plus(Duration.ofDays(8)));
        var outcomes = together(
                () -> cancel(booked, "PATIENT_ILL", AppointmentWorld.gp()),
                () -> world.change(booked, new SlotId(2), AppointmentWorld.gp()));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes))
                .containsAnyOf(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT, RefusalCode.NOT_FOUND);
        assertThat(world.stored(booked).version()).isEqualTo(booked.version() + 1);
    }

    @Test
    void every_statement_names_one_partition_and_there_are_few() {
        Referral booked = booked();
        Request request = request(booked, "PATIENT_ILL");
        world.tap.forget();
        world.cancellation.cancel(request, AppointmentWorld.gp(), AppointmentWorld.once("k"));
        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
    }

    @Test
    void at_an_outside_system_it_is_cancelled_here_at_once_and_there_by_message() {
        world.outside.keepsTheDiary(world);
        Referral before = world.referral();
        world.book(before, new SlotId(1), "b");
        Referral booked = world.stored(before);
        assertThat(cancel(booked, "PATIENT_ILL", patient(booked))).isInstanceOf(Accepted.class);
        assertThat(world.stored(booked).standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PATIENT);
        assertThat(world.free(1)).isFalse();
        assertThat(world.outside.outbox.deliverDue()).isEqualTo(1);
        assertThat(world.outside.cancelled).hasSize(1);
        assertThat(world.free(1)).isTrue();
    }

    private Referral booked() {
        return booked(1);
    }

    private Referral booked(long slot) {
        world.slot(DIRECT, slot, NOW.plus(Duration.ofDays(7)));
        Referral before = world.referral();
        assertThat(world.book(before, new SlotId(slot), "b" + slot)).isInstanceOf(Accepted.class);
        return world.stored(before);
    }

    private Outcome<Answer> cancel(Referral booked, String code, Actor actor) {
        return world.cancellation.cancel(request(booked, code), actor, AppointmentWorld.once(null));
    }

    private Request request(Referral booked, String code) {
        Appointment appointment = world.appointments.current(booked).orElseThrow();
        return new Request(appointment.id(), appointment.version(), new Why(code, Optional.empty()), Optional.empty());
    }

    private static Actor patient(Referral referral) {
        return Actor.patient(referral.patient().value(), "test");
    }
}
