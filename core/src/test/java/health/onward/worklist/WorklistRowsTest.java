package health.onward.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.OdsCode;
import health.onward.platform.Migrations.Profile;
import health.onward.referral.Facets;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorklistRowsTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void rows_follow_a_referral_from_creation_to_acceptance(Profile profile) {
        try (var world = new WorklistWorld(profile)) {
            Referral created = world.create(unbooked("owed"));
            assertThat(world.rows()).containsExactly("R69 AWAITING_BOOKING v3", "R69 LETTERS_OUTSTANDING v3");

            Referral booked = world.change(
                    created,
                    WorklistWorld.booked(
                            created, WorklistWorld.CARDIOLOGY, Standings.PROVIDER, WorklistWorld.NOW.plusSeconds(60)));
            assertThat(world.rows()).containsExactly("R68 BOOKED_APPOINTMENTS v4", "R69 LETTERS_OUTSTANDING v4");

            Referral informed = world.change(
                    booked, WorklistTest.withLetter(booked, "there").facets());
            assertThat(world.rows()).containsExactly("R68 BOOKED_APPOINTMENTS v5", "R68 REFERRALS_FOR_REVIEW v5");

            world.change(informed, accepted(informed.facets()));
            assertThat(world.rows()).containsExactly("R68 BOOKED_APPOINTMENTS v6");
        }
    }

    @Test
    void a_creation_writes_one_row_or_two() {
        try (var world = new WorklistWorld(Profile.PLAIN)) {
            world.create(unbooked("none"));
            assertThat(world.rows()).containsExactly("R69 AWAITING_BOOKING v3");
        }
    }

    @Test
    void a_referral_that_stays_on_a_list_keeps_its_place() {
        try (var world = new WorklistWorld(Profile.PLAIN)) {
            Referral created = world.create(unbooked("none"));

            world.change(created, WorklistWorld.deferred(created, WorklistWorld.CARDIOLOGY, "NO_SLOTS_AT_SERVICE"));

            assertThat(world.rows()).containsExactly("R68 APPOINTMENT_SLOT_ISSUES v4", "R69 AWAITING_BOOKING v4");
            assertThat(entered(world, "AWAITING_BOOKING")).isEqualTo(created.createdAt());
            assertThat(entered(world, "APPOINTMENT_SLOT_ISSUES")).isEqualTo(WorklistWorld.NOW);
        }
    }

    @Test
    void a_referral_that_moves_to_another_provider_changes_lists_without_a_key_being_updated() {
        try (var world = new WorklistWorld(Profile.PARTITIONED)) {
            Referral created = world.create(unbooked("none"));
            var soon = WorklistWorld.NOW.plusSeconds(60);
            Referral booked = world.change(
                    created, WorklistWorld.booked(created, WorklistWorld.CARDIOLOGY, Standings.PROVIDER, soon));

            world.change(booked, WorklistWorld.booked(booked, WorklistWorld.NEUROLOGY, new OdsCode("RCD"), soon));

            assertThat(world.rows()).containsExactly("RCD BOOKED_APPOINTMENTS v5", "RCD REFERRALS_FOR_REVIEW v5");
        }
    }

    @Test
    void a_lost_row_is_back_after_the_next_change() {
        try (var world = new WorklistWorld(Profile.PLAIN)) {
            Referral created = world.create(unbooked("none"));
            world.look.sql("delete from worklist_item").update();

            world.change(created, WorklistTest.withLetter(created, "owed").facets());

            assertThat(world.rows()).containsExactly("R69 AWAITING_BOOKING v4", "R69 LETTERS_OUTSTANDING v4");
        }
    }

    @Test
    void every_standing_is_stored_as_it_is_and_read_back_the_same() {
        try (var world = new WorklistWorld(Profile.PARTITIONED)) {
            for (Referral standing : Standings.all().values()) {
                for (String letter : new String[] {"there", "none", "owed", "asked"}) {
                    world.create(WorklistTest.withLetter(standing, letter));
                }
            }

            assertThat(world.check.compare(0, 16_383)).isEmpty();
            assertThat(world.rows()).hasSizeGreaterThan(40);
        }
    }

    static Referral unbooked(String letter) {
        return WorklistTest.withLetter(Standings.named("not booked"), letter);
    }

    private static Facets accepted(Facets facets) {
        return new Facets(
                facets.request(),
                facets.appointment(),
                new Review(Review.State.ACCEPTED, facets.review().context()),
                facets.information());
    }

    private static Object entered(WorklistWorld world, String list) {
        return world.look
                .sql("select entered_at from worklist_item where list = ?")
                .param(list)
                .query((row, n) -> Optional.of(row.getTimestamp(1).toInstant()))
                .single()
                .orElseThrow();
    }
}
