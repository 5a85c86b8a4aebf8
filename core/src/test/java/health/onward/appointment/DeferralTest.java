package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.appointment.AppointmentWorld.TRIAGE;
import static health.onward.appointment.AppointmentWorld.target;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest.Defer;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reasons against the facts of a real diary, kept here and by an outside system. It is Wednesday 1 July 2026. */
class DeferralTest {

    private static final SlotId SLOT = new SlotId(1);

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_the_patient_was_told_is_stored_once_and_is_the_day_by_which_the_provider_must_act() {
        Referral before = world.referral();
        assertThat(defer(before, new DeferralReason.NoSlots())).isEqualTo("accepted");
        Referral after = world.stored(before);
        LocalDate told = LocalDate.of(2026, 8, 26);
        assertThat(after.facets().appointment().orElseThrow().contactBy()).contains(told);
        assertThat(world.look
                        .sql(
                                "select owner_side || ' ' || next_action_on || ' ' || contact_by from referral where ubrn = ?")
                        .param(after.ubrn().number())
                        .query(String.class)
                        .single())
                .isEqualTo("PROVIDER " + told + " " + told);
        assertThat(after.pathwayStart()).contains(NOW);
    }

    @Test
    void a_quoted_slot_is_gone_only_when_somebody_else_has_it() {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        world.slot(TRIAGE, 9, NOW.plus(Duration.ofDays(7)));
        Referral referral = world.referral();
        assertThat(defer(referral, new DeferralReason.SlotGone(SLOT))).isEqualTo("THIS_SLOT_IS_AVAILABLE");
        assertThat(defer(referral, new DeferralReason.SlotGone(new SlotId(9)))).isEqualTo("INAPPROPRIATE_SLOT");
        assertThat(defer(referral, new DeferralReason.SlotGone(new SlotId(404))))
                .isEqualTo("REFERENCE_NOT_FOUND");
        world.book(world.referral(), SLOT, "other");
        assertThat(defer(referral, new DeferralReason.SlotGone(SLOT))).isEqualTo("accepted");
        assertThat(world.stored(referral).standing().reason()).contains("SLOT_NOT_AVAILABLE");
        assertThat(defer(world.stored(referral), new DeferralReason.NoSlots())).isEqualTo("INVALID_REQUEST_STATE");
    }

    @Test
    void a_problem_of_an_attempt_is_known_by_the_attempt_and_by_nobodys_word() {
        world.outside.keepsTheDiary(world);
        Referral silent = world.referral();
        assertThat(defer(silent, new DeferralReason.BookingFailed())).isEqualTo("INAPPROPRIATE_VALUE");

        world.outside.answer = wanted -> new PasReply.NotResponding("silence", false);
        world.book(silent, SLOT, "silent");
        assertThat(defer(world.stored(silent), new DeferralReason.BookingFailed()))
                .isEqualTo("accepted");

        Referral declined = world.referral();
        world.outside.answer = wanted -> new PasReply.Confirmed();
        assertThat(world.book(declined, SLOT, "booked")).isInstanceOf(Outcome.Accepted.class);
        assertThat(defer(world.referral(), new DeferralReason.BookingFailed())).isEqualTo("INAPPROPRIATE_VALUE");
    }

    @Test
    void every_statement_of_a_deferral_names_one_partition() {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        world.look.sql("update slot set withdrawn = true").update();
        Referral first = world.referral();
        Referral second = world.referral();
        Referral third = world.referral();
        world.tap.forget();
        defer(first, new DeferralReason.NoSlots());
        defer(second, new DeferralReason.SlotGone(SLOT));
        defer(third, new DeferralReason.BookingFailed());
        RoutingLint.check(world.tap, world.database.owner());
        assertThat(world.stored(second).standing().state()).isEqualTo(ReferralState.DEFERRED_TO_PROVIDER);
    }

    private String defer(Referral referral, DeferralReason reason) {
        Outcome<Answer> outcome = world.request(
                new Defer(target(referral, DIRECT), reason, Optional.empty()),
                reason.code() + referral.ubrn() + referral.version());
        return outcome instanceof Outcome.Refused<Answer> refused
                ? refused.code().name()
                : "accepted";
    }
}
