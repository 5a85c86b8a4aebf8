package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.appointment.AppointmentWorld.target;
import static health.onward.platform.Together.codes;
import static health.onward.platform.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest.Defer;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.RefusalCode;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A deferral and something else at once: one of both happened first, and the database agrees. */
class DeferralRaceTest {

    private final AppointmentWorld world = new AppointmentWorld(Profile.PLAIN);

    @AfterEach
    void close() {
        world.close();
    }

    @RepeatedTest(5)
    void of_two_deferrals_of_one_referral_exactly_one_is_accepted() throws Exception {
        Referral referral = world.referral();
        var outcomes = together(() -> defer(referral, "a"), () -> defer(referral, "b"));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT);
        assertThat(count("select count(*) from appointment where current and kind = 'DEFERRED'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from ledger where action = 'APPOINTMENT_DEFERRED'"))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void the_same_deferral_sent_twice_at_once_has_one_effect() throws Exception {
        Referral referral = world.referral();
        var outcomes = together(() -> defer(referral, "same"), () -> defer(referral, "same"));
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.LOCKED);
        assertThat(defer(referral, "same")).isInstanceOf(Accepted.class);
        assertThat(count("select count(*) from appointment")).isEqualTo(1);
    }

    /** Quoting the slot that the other one is about to book: gone or not, the referral ends as one of both. */
    @RepeatedTest(5)
    void deferred_and_booked_at_once_a_referral_ends_as_one_of_both_and_no_slot_is_lost() throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        world.slot(DIRECT, 2, NOW.plus(Duration.ofDays(8)));
        world.look.sql("update slot set withdrawn = true where id = 2").update();
        Referral referral = world.referral();
        var outcomes = together(
                () -> defer(referral, new DeferralReason.SlotGone(new SlotId(2)), "a"),
                () -> world.book(referral, new SlotId(1), "b"));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT);
        boolean booked = world.stored(referral).standing().state() == ReferralState.BOOKED;
        assertThat(world.free(1)).isEqualTo(!booked);
        assertThat(count("select count(*) from appointment where current")).isEqualTo(1);
    }

    /** Another patient takes the last slot: whoever defers at that moment either saw it free or did not. */
    @RepeatedTest(5)
    void deferred_while_the_last_slot_is_booked_by_another_it_is_refused_or_true() throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        Referral referral = world.referral();
        Referral other = world.referral();
        var outcomes = together(() -> defer(referral, "a"), () -> world.book(other, new SlotId(1), "b"));
        assertThat(outcomes.getLast()).isInstanceOf(Accepted.class);
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.SLOTS_CURRENTLY_AVAILABLE);
        assertThat(defer(referral, "again"))
                .satisfies(again -> assertThat(again instanceof Accepted || outcomes.getFirst() instanceof Accepted)
                        .isTrue());
    }

    /** A publication counts from its commit on: nobody waits for it, and nobody is refused for what it has not yet offered. */
    @Test
    void a_slot_that_is_being_published_is_reason_to_refuse_once_it_is_published() throws SQLException {
        Referral first = world.referral();
        Referral second = world.referral();
        try (Connection publisher = world.database.owner().getConnection();
                Statement publishing = publisher.createStatement()) {
            publisher.setAutoCommit(false);
            publishing.executeUpdate("""
                    insert into slot (service_id, id, schedule_id, starts, ends, priorities, published_at, withdrawn)
                    values (11000, 1, '11000', timestamptz '2026-07-08 12:00Z', timestamptz '2026-07-08 13:00Z',
                            '{ROUTINE}', timestamptz '2026-06-01 12:00Z', false)
                    """);
            assertThat(defer(first, "a")).isInstanceOf(Accepted.class);
            publisher.commit();
        }
        assertThat(codes(java.util.List.of(defer(second, "b")))).containsExactly(RefusalCode.SLOTS_CURRENTLY_AVAILABLE);
    }

    private Outcome<Answer> defer(Referral referral, String key) {
        return defer(referral, new DeferralReason.NoSlots(), key);
    }

    private Outcome<Answer> defer(Referral referral, DeferralReason reason, String key) {
        return world.request(new Defer(target(referral, DIRECT), reason, Optional.empty()), key);
    }

    private long count(String sql) {
        return world.look.sql(sql).query(Long.class).single();
    }
}
