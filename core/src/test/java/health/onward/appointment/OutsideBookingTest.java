package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Booking where the diary is kept by an outside system (A016): what each of its answers leads to. */
class OutsideBookingTest {

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
    void a_confirmed_booking_is_booked_here_and_names_there_what_was_asked() {
        Referral before = world.referral();
        assertThat(world.book(before, SLOT, "k")).isInstanceOf(Outcome.Accepted.class);
        assertThat(world.stored(before).standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(outside.asked).singleElement().satisfies(wanted -> {
            assertThat(wanted.slot()).isEqualTo("abc");
            assertThat(wanted.ubrn()).isEqualTo(before.ubrn());
        });
        assertThat(rows("select state || coalesce(outcome, '') from booking_attempt"))
                .containsExactly("CONFIRMED");
        assertThat(rows("select ubrn from referral where held_by is not null")).isEmpty();
        assertThat(world.free(1)).isFalse();
    }

    @Test
    void each_failure_is_told_stored_and_leaves_the_referral_as_it_was() {
        record Case(PasReply reply, RefusalCode code, String state, boolean free, boolean withdrawn) {}
        for (Case c : List.of(
                new Case(new PasReply.SlotGone(), RefusalCode.SLOT_NOT_AVAILABLE, "REFUSED", false, true),
                new Case(
                        new PasReply.Declined("no"), RefusalCode.UNABLE_TO_CONFIRM_APPOINTMENT, "REFUSED", true, false),
                new Case(new PasReply.Failed("x", false), RefusalCode.PAS_RESPONDED_WITH_ERROR, "REFUSED", true, false),
                new Case(
                        new PasReply.Failed("x", true),
                        RefusalCode.PAS_RESPONDED_WITH_ERROR,
                        "CANCELLING",
                        false,
                        false),
                new Case(
                        new PasReply.NotResponding("x", false), RefusalCode.PAS_NOT_RESPONDING, "REFUSED", true, false),
                new Case(
                        new PasReply.NotResponding("x", true),
                        RefusalCode.PAS_NOT_RESPONDING,
                        "CANCELLING",
                        false,
                        false))) {
            world.look.sql("update slot set taken_by = null, withdrawn = false").update();
            Referral referral = world.referral();
            outside.answer = wanted -> c.reply();
            assertThat(refusal(world.book(referral, SLOT, "k")))
                    .as(c.toString())
                    .isEqualTo(c.code());
            assertThat(world.stored(referral)).isEqualTo(referral);
            assertThat(rows("select state from booking_attempt where ubrn = "
                            + referral.ubrn().number()))
                    .containsExactly(c.state());
            assertThat(outside.attempts
                            .lastFailed(referral.ubrn(), DIRECT)
                            .orElseThrow()
                            .outcome())
                    .isEqualTo(c.code());
            assertThat(world.free(1)).as(c.toString()).isEqualTo(c.free());
            assertThat(rows("select id::text from slot where withdrawn")).hasSize(c.withdrawn() ? 1 : 0);
            assertThat(rows("select ubrn from referral where held_by is not null"))
                    .isEmpty();
            assertThat(rows("select outcome from audit where ubrn = "
                            + referral.ubrn().number() + " and what = 'A016'"))
                    .containsExactly(c.code().name());
        }
        assertThat(rows("select key from idempotency_key")).isEmpty();
    }

    @Test
    void what_may_be_booked_there_is_cancelled_there_and_only_then_offered_again() {
        outside.answer = wanted -> new PasReply.NotResponding("silence", true);
        world.book(world.referral(), SLOT, "k");
        outside.toldOfCancellation = new ProviderSystem.Told.Failed("still silent");
        assertThat(outside.outbox.deliverDue()).isZero();
        assertThat(world.free(1)).isFalse();
        outside.toldOfCancellation = new ProviderSystem.Told.Understood();
        assertThat(outside.outbox.deliverDue()).as("not yet due again").isZero();
        outside.clock.by = Duration.ofMinutes(1);
        assertThat(outside.outbox.deliverDue()).isEqualTo(1);
        assertThat(outside.cancelled).containsExactly(outside.asked.getFirst().attempt());
        assertThat(world.free(1)).isTrue();
        assertThat(outside.outbox.load().waiting()).isZero();
    }

    @Test
    void a_booking_that_is_cancelled_here_is_cancelled_there_after_the_commit() {
        Referral before = world.referral();
        world.book(before, SLOT, "k");
        Referral booked = world.stored(before);
        world.store(
                java.util.Optional.of(booked),
                AppointmentRowsTest.cancelled(booked),
                health.onward.audit.LedgerAction.REFERRAL_CANCELLED);
        assertThat(world.free(1)).isFalse();
        assertThat(outside.cancelled).isEmpty();
        assertThat(outside.outbox.deliverDue()).isEqualTo(1);
        assertThat(outside.cancelled).hasSize(1);
        assertThat(world.free(1)).isTrue();
        assertThat(rows("select state from booking_attempt")).containsExactly("CANCELLED");
    }

    @Test
    void
            while_the_system_is_asked_other_writers_are_kept_out_readers_are_not_and_the_same_request_gets_the_same_answer()
                    throws Exception {
        var asked = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        outside.answer = wanted -> {
            asked.countDown();
            await(mayAnswer);
            return new PasReply.Confirmed();
        };
        Referral before = world.referral();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome<Answer>> first = threads.submit(() -> world.book(before, SLOT, "same"));
            asked.await();
            assertThat(refusal(world.book(before, SLOT, "other"))).isEqualTo(RefusalCode.LOCKED);
            assertThat(world.stored(before)).isEqualTo(before);
            Future<Outcome<Answer>> again = threads.submit(() -> world.book(before, SLOT, "same"));
            Thread.sleep(400);
            assertThat(again.isDone()).isFalse();
            mayAnswer.countDown();
            assertThat(body(first.get()))
                    .isEqualTo(body(again.get()))
                    .isEqualTo(body(world.book(before, SLOT, "same")));
        }
        assertThat(outside.asked).hasSize(1);
        assertThat(rows("select id::text from appointment")).hasSize(1);
    }

    @Test
    void those_who_wait_for_the_same_request_hear_of_its_failure_too_and_a_later_one_asks_anew() throws Exception {
        var asked = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        outside.answer = wanted -> {
            asked.countDown();
            await(mayAnswer);
            return new PasReply.NotResponding("no", false);
        };
        Referral before = world.referral();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> world.book(before, SLOT, "same"));
            asked.await();
            var again = threads.submit(() -> world.book(before, SLOT, "same"));
            Thread.sleep(300);
            mayAnswer.countDown();
            assertThat(again.get()).isEqualTo(first.get());
        }
        outside.answer = wanted -> new PasReply.Confirmed();
        assertThat(world.book(before, SLOT, "same")).isInstanceOf(Outcome.Accepted.class);
        assertThat(outside.asked).hasSize(2);
    }

    @Test
    void every_statement_of_it_names_one_partition() {
        world.tap.forget();
        world.book(world.referral(), SLOT, "k");
        outside.attempts.lastFailed(world.referral().ubrn(), DIRECT);
        RoutingLint.check(world.tap, world.database.owner());
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(Outcome<Answer> outcome) {
        return new String(((Outcome.Accepted<Answer>) outcome).value().body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static RefusalCode refusal(Outcome<Answer> outcome) {
        return ((Outcome.Refused<Answer>) outcome).code();
    }

    private List<@org.jspecify.annotations.Nullable String> rows(String sql) {
        return world.look.sql(sql).query(String.class).list();
    }
}
