package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.platform.Together.codes;
import static health.onward.platform.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest.Why;
import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A patient or a referrer wants another time: the old one is kept until the new one is sure. */
class BookingChangeTest {

    private static final SlotId NEW = new SlotId(2);

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED).withLists();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_new_slot_is_taken_the_old_one_free_and_its_appointment_history() {
        Referral booked = booked();
        assertThat(world.change(
                        booked, NEW, patient(booked), Optional.of(new Why("PATIENT_HOLIDAY", Optional.of("Spain")))))
                .isInstanceOf(Accepted.class);
        Referral after = world.stored(booked);
        assertThat(after.standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(world.free(1)).isTrue();
        assertThat(world.free(2)).isFalse();
        assertThat(world.appointments.current(after).orElseThrow().slot()).contains(NEW);
        assertThat(rows("select kind || ' ' || reason || ' ' || comment from appointment where not current"))
                .containsExactly("CANCELLED PATIENT_HOLIDAY Spain");
        assertThat(rows("select action || ' ' || function from ledger where version = " + after.version()))
                .containsExactly("APPOINTMENT_MOVED PATIENT");
    }

    @Test
    void who_has_read_the_referral_need_not_read_it_again_for_another_time() {
        Referral booked = booked();
        Referral accepted = booked.with(
                new Facets(
                        booked.facets().request(),
                        booked.facets().appointment(),
                        new Facets.Review(Facets.Review.State.ACCEPTED, Facets.Review.Context.NEVER_REVIEWED),
                        booked.facets().information()),
                NOW);
        world.store(Optional.of(booked), accepted, LedgerAction.REFERRAL_ACCEPTED);
        assertThat(world.change(accepted, NEW, AppointmentWorld.gp())).isInstanceOf(Accepted.class);
        assertThat(world.stored(booked).facets().review())
                .isEqualTo(accepted.facets().review());
    }

    @Test
    void a_slot_that_somebody_has_is_refused_and_the_old_booking_stands() {
        Referral booked = booked();
        Referral other = world.referral();
        world.book(other, NEW, "other");
        assertThat(codes(List.of(world.change(booked, NEW, AppointmentWorld.gp()))))
                .containsExactly(RefusalCode.SLOT_NOT_AVAILABLE);
        assertThat(world.stored(booked)).isEqualTo(booked);
        assertThat(world.free(1)).isFalse();
    }

    @Test
    void only_a_booking_can_be_moved_and_only_by_the_patient_s_side_and_for_their_reasons() {
        Referral booked = booked();
        Referral unbooked = world.referral();
        assertThat(codes(List.of(
                        world.change(unbooked, NEW, AppointmentWorld.gp()),
                        world.change(booked, NEW, Actor.patient("9990000018", "test")),
                        world.change(
                                booked,
                                NEW,
                                patient(booked),
                                Optional.of(new Why("CLINIC_CANCELLED", Optional.empty()))))))
                .containsExactly(
                        RefusalCode.INVALID_REQUEST_STATE,
                        RefusalCode.NO_RELATIONSHIP,
                        RefusalCode.INAPPROPRIATE_VALUE);
        assertThat(world.stored(booked)).isEqualTo(booked);
    }

    @RepeatedTest(3)
    void moved_and_booked_by_somebody_else_at_once_one_gets_the_slot_and_nobody_loses_theirs() throws Exception {
        Referral booked = booked();
        Referral other = world.referral();
        var outcomes =
                together(() -> world.change(booked, NEW, patient(booked)), () -> world.book(other, NEW, "other"));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).containsExactly(RefusalCode.SLOT_NOT_AVAILABLE);
        assertThat(world.stored(booked).standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(world.free(1)).isEqualTo(outcomes.getFirst() instanceof Accepted);
    }

    @Test
    void every_statement_names_one_partition_and_there_are_few() {
        Referral booked = booked();
        var to = world.to(booked, NEW, Optional.empty());
        world.tap.forget();
        world.change.change(to, AppointmentWorld.gp(), AppointmentWorld.once("k"));
        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
    }

    @Test
    void at_an_outside_system_the_old_booking_ends_there_only_after_the_new_one_is_confirmed() {
        Referral booked = bookedOutside();
        world.outside.answer = wanted -> {
            assertThat(world.stored(booked)).isEqualTo(booked);
            assertThat(world.outside.cancelled).isEmpty();
            return new PasReply.Confirmed();
        };
        assertThat(world.change(booked, NEW, patient(booked))).isInstanceOf(Accepted.class);
        assertThat(world.stored(booked).standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(world.free(1)).isFalse();
        assertThat(world.outside.outbox.deliverDue()).isEqualTo(1);
        assertThat(world.outside.cancelled).hasSize(1);
        assertThat(world.free(1)).isTrue();
        assertThat(rows("select state from booking_attempt order by id")).containsExactly("CANCELLED", "CONFIRMED");
    }

    @Test
    void a_booking_moves_from_our_diary_to_a_hospital_s_and_the_old_slot_is_free_at_once() {
        Referral booked = booked();
        world.look
                .sql("insert into provider_system values ('PAS', 'http://nowhere.invalid', 'out', 'in')")
                .update();
        world.look
                .sql("update slot set system = 'PAS', outside_id = 'def' where id = 2")
                .update();
        assertThat(world.change(booked, NEW, patient(booked))).isInstanceOf(Accepted.class);
        assertThat(world.outside.asked).hasSize(1);
        assertThat(world.free(1)).isTrue();
        assertThat(world.free(2)).isFalse();
    }

    @Test
    void what_the_outside_system_does_not_confirm_leaves_the_old_booking_as_it_was() {
        Referral booked = bookedOutside();
        world.outside.answer = wanted -> new PasReply.NotResponding("silent", true);
        Outcome<Answer> outcome = world.change(booked, NEW, patient(booked));
        assertThat(codes(List.of(outcome))).containsExactly(RefusalCode.PAS_NOT_RESPONDING);
        assertThat(world.stored(booked)).isEqualTo(booked);
        assertThat(world.free(1)).isFalse();
        world.outside.outbox.deliverDue();
        assertThat(world.outside.cancelled).hasSize(1);
        assertThat(world.free(1)).isFalse();
        assertThat(world.free(2)).isTrue();
        assertThat(rows("select what || ' ' || outcome from audit where outcome <> 'GRANTED'"))
                .containsExactly("change-booking PAS_NOT_RESPONDING");
    }

    @Test
    void a_change_whose_server_died_is_confirmed_by_the_reconciliation_when_the_system_has_booked_it() {
        Referral booked = bookedOutside();
        world.outside.answer = wanted -> {
            throw new IllegalStateException("killed");
        };
        try {
            world.change(booked, NEW, patient(booked));
        } catch (IllegalStateException _) {
            assertThat(rows("select state from booking_attempt order by id")).containsExactly("CONFIRMED", "HELD");
        }
        world.outside.clock.by = Duration.ofMinutes(10);
        world.outside.became = ProviderSystem.Became.BOOKED;
        assertThat(world.outside.reconciliation.run()).isEqualTo(1);
        Referral after = world.stored(booked);
        assertThat(world.appointments.current(after).orElseThrow().slot()).contains(NEW);
        assertThat(after.version()).isEqualTo(booked.version() + 1);
    }

    @Test
    void an_attempt_that_an_earlier_version_began_is_read_as_a_booking() {
        Referral before = world.referral();
        world.outside.keepsTheDiary(world);
        world.book(before, new SlotId(1), "k");
        world.look
                .sql("update booking_attempt set asked = (asked::jsonb #- '{request,act}' #- '{request,why}')")
                .update();
        var id = new AttemptId(world.look
                .sql("select id from booking_attempt")
                .query(Long.class)
                .single());
        BookingRequest.Book asked =
                world.outside.attempts.find(id).orElseThrow().asked().request();
        assertThat(asked.act()).isEqualTo(BookingAct.BOOK);
        assertThat(asked.why()).isEmpty();
    }

    private Referral booked() {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        world.slot(DIRECT, 2, NOW.plus(Duration.ofDays(9)));
        Referral before = world.referral();
        assertThat(world.book(before, new SlotId(1), "b")).isInstanceOf(Accepted.class);
        return world.stored(before);
    }

    private Referral bookedOutside() {
        world.outside.keepsTheDiary(world);
        world.slot(DIRECT, 2, NOW.plus(Duration.ofDays(9)));
        world.look
                .sql("update slot set system = 'PAS', outside_id = 'def' where id = 2")
                .update();
        Referral before = world.referral();
        assertThat(world.book(before, new SlotId(1), "b")).isInstanceOf(Accepted.class);
        return world.stored(before);
    }

    private static Actor patient(Referral referral) {
        return Actor.patient(referral.patient().value(), "test");
    }

    private List<@Nullable String> rows(String sql) {
        return world.look.sql(sql).query(String.class).list();
    }
}
