package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.platform.Together.codes;
import static health.onward.platform.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.LedgerAction;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.RefusalCode;
import health.onward.referral.Facets;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two at once: one wins, the other is told so, and the database agrees with both. */
class BookingRaceTest {

    private final AppointmentWorld world = new AppointmentWorld(Profile.PLAIN);

    @AfterEach
    void close() {
        world.close();
    }

    @RepeatedTest(5)
    void of_two_bookers_of_one_slot_exactly_one_gets_it() throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        Referral one = world.referral();
        Referral other = world.referral();
        var outcomes = together(() -> world.book(one, new SlotId(1), "a"), () -> world.book(other, new SlotId(1), "b"));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).containsExactly(RefusalCode.SLOT_NOT_AVAILABLE);
        assertThat(count("select count(*) from appointment where current")).isEqualTo(1);
        boolean first = outcomes.getFirst() instanceof Accepted;
        Referral winner = first ? one : other;
        Referral loser = first ? other : one;
        assertThat(world.diary.find(DIRECT, new SlotId(1)).orElseThrow().takenBy())
                .contains(winner.ubrn());
        assertThat(world.stored(loser)).isEqualTo(loser);
    }

    @RepeatedTest(5)
    void booked_while_its_service_becomes_one_that_cannot_be_booked_either_the_booking_stands_or_the_change()
            throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        Referral referral = world.referral();
        var closing = new SlotBookings(world.jdbc);
        var outcomes = together(
                () -> world.book(referral, new SlotId(1), "a"),
                () -> world.transactions.write(changes -> closing.bookedWhenClosed(DIRECT, NOW)
                        ? Outcome.refused(RefusalCode.INVALID_STATE, "booked")
                        : Outcome.accepted(new Answer(200, Map.of(), new byte[0]))));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.INVALID_STATE, RefusalCode.SLOT_NOT_AVAILABLE);
        boolean booked = outcomes.getFirst() instanceof Accepted;
        assertThat(world.diary.find(DIRECT, new SlotId(1)).orElseThrow().withdrawn())
                .isEqualTo(!booked);
    }

    @RepeatedTest(5)
    void a_referral_cannot_be_booked_twice_at_once() throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        world.slot(DIRECT, 2, NOW.plus(Duration.ofDays(8)));
        Referral referral = world.referral();
        var outcomes = together(
                () -> world.book(referral, new SlotId(1), "a"), () -> world.book(referral, new SlotId(2), "b"));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT);
        assertThat(count("select count(*) from slot where taken_by is not null"))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void booked_and_cancelled_at_once_a_referral_ends_as_one_of_both_and_no_slot_is_lost() throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        Referral referral = world.referral();
        var outcomes = together(() -> world.book(referral, new SlotId(1), "a"), () -> cancel(referral));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT);
        boolean booked = world.stored(referral).standing().state() == ReferralState.BOOKED;
        assertThat(world.free(1)).isEqualTo(!booked);
        assertThat(count("select count(*) from appointment where current")).isEqualTo(booked ? 1 : 0);
    }

    @RepeatedTest(5)
    void booked_while_its_shortlist_is_changed_a_referral_has_either_the_booking_or_the_new_shortlist()
            throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        Referral referral = world.referral();
        var outcomes = together(() -> world.book(referral, new SlotId(1), "a"), () -> shortlist(referral));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT);
        Referral after = world.stored(referral);
        boolean booked = after.standing().state() == ReferralState.BOOKED;
        assertThat(after.reminderDays()).isEqualTo(booked ? 0 : 9);
        assertThat(world.free(1)).isEqualTo(!booked);
    }

    @RepeatedTest(5)
    void the_same_booking_sent_twice_at_once_has_one_effect_and_one_answer() throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        Referral referral = world.referral();
        var outcomes = together(
                () -> world.book(referral, new SlotId(1), "same"), () -> world.book(referral, new SlotId(1), "same"));
        // The one that comes while the other holds the referral may be told to try again: then it gets the answer.
        var answers = outcomes.stream()
                .map(outcome -> outcome instanceof Accepted ? outcome : repeated(referral))
                .map(outcome -> new String(
                        ((Accepted<Answer>) outcome).value().body(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
        assertThat(count("select count(*) from appointment")).isEqualTo(1);
        assertThat(count("select count(*) from ledger where action = 'APPOINTMENT_BOOKED'"))
                .isEqualTo(1);
    }

    private Outcome<Answer> repeated(Referral referral) {
        return world.book(referral, new SlotId(1), "same");
    }

    private Outcome<Answer> cancel(Referral referral) {
        return change(
                referral,
                ReferralAction.CANCEL_REFERRAL,
                held -> held.with(
                        new Facets(
                                new Facets.Request.Cancelled(
                                        "RAISED_IN_ERROR", Optional.empty(), AppointmentWorld.PRACTICE),
                                held.facets().appointment(),
                                Facets.Review.NONE,
                                held.facets().information()),
                        NOW));
    }

    private Outcome<Answer> shortlist(Referral referral) {
        return change(
                referral,
                ReferralAction.CHANGE_SHORTLIST,
                held -> held.with(held.shortlist(), held.criteria(), 9, held.facets(), NOW));
    }

    /** As the other commands do it: lock, ask, store. */
    private Outcome<Answer> change(
            Referral referral, ReferralAction action, java.util.function.UnaryOperator<Referral> change) {
        return world.transactions.write(changes -> {
            Referral held = world.referrals.lock(referral.ubrn()).orElseThrow();
            return ReferralActions.permit(action, held, AppointmentWorld.gp(), referral.version(), NOW)
                    .map(open -> {
                        world.referrals.store(
                                new ReferralChange(
                                        Optional.of(held),
                                        change.apply(held),
                                        LedgerAction.REFERRAL_CANCELLED,
                                        AppointmentWorld.gp(),
                                        "test",
                                        NOW),
                                changes);
                        return new Answer(200, java.util.Map.of(), new byte[0]);
                    });
        });
    }

    private long count(String sql) {
        return world.look.sql(sql).query(Long.class).single();
    }
}
