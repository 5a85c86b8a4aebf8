package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.ProviderSystem.Became;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server that died between asking and answering leaves behind, and who ends it. */
class ReconciliationTest {

    private static final SlotId SLOT = new SlotId(1);

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED);
    private final OutsideWorld outside = world.outside;

    @BeforeEach
    void open() {
        outside.keepsTheDiary(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void before_its_time_is_up_nobody_touches_an_attempt_and_the_referral_is_held() {
        Referral referral = dies();
        assertThat(outside.reconciliation.run()).isZero();
        assertThat(refusal(world.book(referral, SLOT, "other"))).isEqualTo(RefusalCode.LOCKED);
    }

    @Test
    void what_is_booked_there_is_confirmed_here_and_the_same_request_gets_its_answer() {
        Referral referral = dies();
        outside.became = Became.BOOKED;
        outside.clock.by = Duration.ofMinutes(3);
        assertThat(outside.reconciliation.run()).isEqualTo(1);
        assertThat(world.stored(referral).standing().state()).isEqualTo(ReferralState.BOOKED);
        Outcome<Answer> again = world.book(referral, SLOT, "k");
        assertThat(again).isInstanceOf(Outcome.Accepted.class);
        assertThat(body(world.book(referral, SLOT, "k"))).isEqualTo(body(again));
        assertThat(rows("select id::text from appointment where current")).hasSize(1);
        assertThat(outside.asked).hasSize(1);
    }

    @Test
    void what_is_not_booked_there_is_given_up_on_both_sides() {
        for (Became became : List.of(Became.NOT_BOOKED, Became.NO_ANSWER)) {
            outside.clock.by = Duration.ZERO;
            Referral referral = dies();
            outside.became = became;
            outside.clock.by = Duration.ofMinutes(3);
            assertThat(outside.reconciliation.run()).isEqualTo(1);
            assertThat(world.stored(referral)).isEqualTo(referral);
            assertThat(outside.attempts
                            .lastFailed(referral.ubrn(), DIRECT)
                            .orElseThrow()
                            .outcome())
                    .isEqualTo(RefusalCode.PAS_NOT_RESPONDING);
            assertThat(world.free(1)).isFalse();
            assertThat(outside.outbox.deliverDue()).isEqualTo(1);
            assertThat(world.free(1)).isTrue();
            assertThat(rows("select ubrn::text from referral where held_by is not null"))
                    .isEmpty();
        }
    }

    @Test
    void what_is_booked_there_but_may_not_be_booked_any_more_is_cancelled_there() {
        Referral referral = dies();
        world.look
                .sql("update service set status = 'UNPUBLISHED' where id = 11000")
                .update();
        outside.became = Became.BOOKED;
        outside.clock.by = Duration.ofMinutes(3);
        assertThat(outside.reconciliation.run()).isEqualTo(1);
        assertThat(world.stored(referral)).isEqualTo(referral);
        outside.outbox.deliverDue();
        assertThat(outside.cancelled).hasSize(1);
    }

    @Test
    void a_request_that_comes_back_after_its_time_finds_it_ended_and_tells_what_became_of_it() {
        Referral referral = world.referral();
        outside.became = Became.BOOKED;
        outside.answer = wanted -> {
            outside.clock.by = Duration.ofMinutes(3);
            outside.reconciliation.run();
            return new PasReply.NotResponding("too late", true);
        };
        assertThat(world.book(referral, SLOT, "k")).isInstanceOf(Outcome.Accepted.class);
        assertThat(world.stored(referral).standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(outside.cancelled).isEmpty();
        assertThat(rows("select state from booking_attempt")).containsExactly("CONFIRMED");
    }

    @Test
    void two_nodes_at_once_end_it_once() throws Exception {
        for (int n = 0; n < 5; n++) {
            outside.clock.by = Duration.ZERO;
            world.look.sql("update slot set taken_by = null").update();
            Referral referral = dies();
            outside.became = Became.BOOKED;
            outside.clock.by = Duration.ofMinutes(3);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Integer> run = outside.reconciliation::run;
                threads.invokeAll(List.of(run, run, run));
            }
            assertThat(world.stored(referral).standing().state()).isEqualTo(ReferralState.BOOKED);
            assertThat(rows("select id::text from appointment where ubrn = "
                            + referral.ubrn().number()))
                    .hasSize(1);
        }
        assertThat(outside.outbox.load().waiting()).isZero();
    }

    @Test
    void a_slot_withdrawn_while_it_is_being_booked_is_not_booked_and_cancelled_there() {
        outside.answer = wanted -> {
            assertThat(outside.withdrawals.withdraw(new Slot.Outside(OutsideWorld.PAS, "abc"), DIRECT))
                    .isInstanceOf(Outcome.Accepted.class);
            return new PasReply.Confirmed();
        };
        Referral referral = world.referral();
        assertThat(refusal(world.book(referral, SLOT, "k"))).isEqualTo(RefusalCode.SLOT_NOT_AVAILABLE);
        outside.outbox.deliverDue();
        assertThat(outside.cancelled).hasSize(1);
        assertThat(rows("select id::text from slot where withdrawn and taken_by is null"))
                .hasSize(1);
    }

    @Test
    void a_booked_slot_that_is_withdrawn_takes_the_appointment_with_it_and_is_not_offered_again() {
        Referral referral = world.referral();
        world.withLists().book(referral, SLOT, "k");
        var abc = new Slot.Outside(OutsideWorld.PAS, "abc");

        assertThat(outside.withdrawals.withdraw(abc, DIRECT)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outside.withdrawals.withdraw(abc, DIRECT)).isInstanceOf(Outcome.Accepted.class);

        Referral after = world.stored(referral);
        assertThat(after.standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PROVIDER);
        assertThat(after.standing().reason()).contains("SLOT_CANCELLED");
        outside.outbox.deliverDue();
        assertThat(rows("select id::text from slot where withdrawn and taken_by is null"))
                .hasSize(1);
        assertThat(rows("select function || ' ' || client_id from ledger where action like '%BY_PROVIDER'"))
                .containsExactly("PROVIDER_AUTHORISED_APPLICATION PAS");
    }

    @Test
    void an_appointment_that_has_begun_is_not_taken_away_by_its_slot() {
        Referral referral = world.referral();
        world.withLists().book(referral, SLOT, "k");
        world.look
                .sql("update referral set appointment_start = '2026-06-01T09:00:00Z'")
                .update();

        assertThat(code(outside.withdrawals.withdraw(new Slot.Outside(OutsideWorld.PAS, "abc"), DIRECT)))
                .isEqualTo(RefusalCode.INVALID_STATE);
    }

    @Test
    void a_free_slot_is_withdrawn_and_an_unknown_one_is_unknown() {
        var abc = new Slot.Outside(OutsideWorld.PAS, "abc");
        assertThat(code(outside.withdrawals.withdraw(new Slot.Outside(OutsideWorld.PAS, "other"), DIRECT)))
                .isEqualTo(RefusalCode.REFERENCE_NOT_FOUND);
        world.look.sql("update slot set taken_by = null").update();
        outside.withdrawals.withdraw(abc, DIRECT);
        outside.withdrawals.withdraw(abc, DIRECT);
        assertThat(world.free(1)).isFalse();
    }

    @Test
    void every_statement_of_it_names_one_partition_or_says_why_not() {
        dies();
        outside.clock.by = Duration.ofMinutes(3);
        world.tap.forget();
        outside.reconciliation.run();
        outside.outbox.deliverDue();
        outside.outbox.load();
        outside.withdrawals.withdraw(new Slot.Outside(OutsideWorld.PAS, "abc"), DIRECT);
        outside.polling.all();
        RoutingLint.check(world.tap, world.database.owner());
    }

    /** A booking during which the server dies: neither confirmed nor failed. */
    private Referral dies() {
        Referral referral = world.referral();
        outside.answer = wanted -> {
            throw new IllegalStateException("killed");
        };
        try {
            world.book(referral, SLOT, "k");
        } catch (IllegalStateException killed) {
            return referral;
        }
        throw new AssertionError("it did not ask");
    }

    private static byte[] body(Outcome<Answer> outcome) {
        return ((Outcome.Accepted<Answer>) outcome).value().body();
    }

    private static RefusalCode refusal(Outcome<Answer> outcome) {
        return code(outcome);
    }

    private static RefusalCode code(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).code();
    }

    private List<@Nullable String> rows(String sql) {
        return world.look.sql(sql).query(String.class).list();
    }
}
