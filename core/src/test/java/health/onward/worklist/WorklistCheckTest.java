package health.onward.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Migrations.Profile;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import health.onward.worklist.WorklistCheck.Difference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorklistCheckTest {

    private final WorklistWorld world = new WorklistWorld(Profile.PARTITIONED);

    @BeforeEach
    void twenty_referrals() {
        for (int n = 0; n < 20; n++) {
            world.create(WorklistRowsTest.unbooked("owed"));
        }
        assertThat(differences()).isEmpty();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void finds_a_missing_row_and_puts_it_back() {
        world.look
                .sql("delete from worklist_item where ubrn = 2000003 and list = 'AWAITING_BOOKING'")
                .update();

        finds("MISSING AWAITING_BOOKING 000002000003");
    }

    @Test
    void finds_a_row_that_should_have_gone_and_takes_it_off() {
        world.look
                .sql("update worklist_item set list = 'REJECTED_TRIAGE_RESPONSE' where ubrn = 2000005 and list ="
                        + " 'AWAITING_BOOKING'")
                .update();

        finds("MISSING AWAITING_BOOKING 000002000005", "LEFT_OVER REJECTED_TRIAGE_RESPONSE 000002000005");
    }

    @Test
    void finds_a_row_of_a_referral_that_does_not_exist() {
        world.look.sql("delete from patient_referral where ubrn = 2000004").update();
        world.look.sql("delete from referral where ubrn = 2000004").update();

        finds("LEFT_OVER AWAITING_BOOKING 000002000004", "LEFT_OVER LETTERS_OUTSTANDING 000002000004");
    }

    @Test
    void finds_a_row_that_tells_something_else() {
        world.look
                .sql("update worklist_item set version = 99 where ubrn = 2000007 and list = 'LETTERS_OUTSTANDING'")
                .update();
        world.look
                .sql("update worklist_item set shown = jsonb_set(shown, '{due}', '\"2030-01-01\"')"
                        + " where ubrn = 2000008 and list = 'LETTERS_OUTSTANDING'")
                .update();

        finds("DIFFERENT LETTERS_OUTSTANDING 000002000007", "DIFFERENT LETTERS_OUTSTANDING 000002000008");
    }

    @Test
    void looks_only_at_the_buckets_it_is_asked_for() {
        world.look.sql("delete from worklist_item where ubrn = 2000003").update();
        int bucket = new Ubrn(2_000_003).bucket();

        assertThat(world.check.compare(bucket + 1, 16_383)).isEmpty();
        assertThat(world.check.compare(bucket, bucket)).hasSize(2);
    }

    @Test
    void a_mended_row_of_a_referral_changed_since_is_that_of_now() {
        Referral referral = world.create(WorklistRowsTest.unbooked("owed"));
        world.look
                .sql("delete from worklist_item where ubrn = ?")
                .param(referral.ubrn().number())
                .update();
        List<Difference> found = world.check.compare(0, 16_383);
        world.change(referral, WorklistTest.withLetter(referral, "there").facets());

        found.forEach(world.check::mend);

        assertThat(differences()).isEmpty();
    }

    /** Whatever stands, and on whichever list: all rows can be made anew from the referrals. */
    @Test
    void every_list_is_rebuilt_from_nothing() {
        Standings.all().values().forEach(world::create);
        Referral indirect = world.create(Standings.named("booked indirectly, accepted"));
        world.change(indirect, Standings.named("cancelled by provider").facets());
        List<String> all = rows();
        assertThat(all.stream().map(row -> row.split(" ")[1]).distinct())
                .containsExactlyInAnyOrder(
                        Arrays.stream(Worklist.values()).map(Enum::name).toArray(String[]::new));
        assertThat(differences()).isEmpty();

        world.look.sql("delete from worklist_item").update();
        List<Difference> missing = world.check.compare(0, 16_383);
        assertThat(missing).hasSameSizeAs(all).allMatch(d -> d.kind() == Difference.Kind.MISSING);
        missing.forEach(world.check::mend);

        assertThat(rows()).isEqualTo(all);
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_patrol_mends_every_part_in_one_round_and_another_finds_nothing() {
        world.look
                .sql("delete from worklist_item where list = 'AWAITING_BOOKING'")
                .update();
        var patrol = new WorklistPatrol(List.of(world.check));
        int part = new Ubrn(2_000_003).bucket() * WorklistPatrol.PARTS / Ubrn.BUCKETS;
        for (int n = 0; n < part; n++) {
            patrol.walk();
        }
        assertThat(differences()).contains("MISSING AWAITING_BOOKING 000002000003");
        for (int n = part; n < WorklistPatrol.PARTS; n++) {
            patrol.walk();
        }
        assertThat(differences()).isEmpty();
    }

    @Test
    void an_operator_is_told_what_differs_and_has_it_mended_in_one_round() {
        world.look
                .sql("delete from worklist_item where list = 'AWAITING_BOOKING'")
                .update();
        var round = new WorklistRound(List.of(world.check));

        assertThat(round.go(false, part -> {}).differences())
                .containsExactly(Map.entry("MISSING AWAITING_BOOKING", 20L));
        assertThat(round.go(true, part -> {}).mended()).isEqualTo(20);
        assertThat(round.go(false, part -> {}).all()).isZero();
    }

    private List<String> rows() {
        return world.look
                .sql("select ubrn || ' ' || list || ' ' || version || ' ' || shown::text from worklist_item order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void finds(String... expected) {
        assertThat(differences()).containsExactlyInAnyOrder(expected);
        world.check.compare(0, 16_383).forEach(world.check::mend);
        assertThat(differences()).isEmpty();
    }

    private List<String> differences() {
        return world.check.compare(0, 16_383).stream()
                .map(d -> d.kind() + " " + d.entry().list() + " " + d.entry().ubrn())
                .toList();
    }
}
