package health.onward.worklist;

import static health.onward.advice.AdviceWorld.done;
import static health.onward.advice.AdviceWorld.seen;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.advice.Advice;
import health.onward.advice.AdviceList;
import health.onward.advice.AdviceListRow;
import health.onward.advice.AdviceSample;
import health.onward.advice.AdviceWorld;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import health.onward.worklist.WorklistRequest.Allocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdviceListsTest {

    private final AdviceWorld world = new AdviceWorld();
    private final AdviceList list = new AdviceList(world.jdbc);
    private final AdviceLists lists = new AdviceLists(
            world.transactions,
            list,
            new WorklistFilters(
                    new Services(world.jdbc),
                    world.directory.reference.lists(),
                    new Organisations(world.jdbc),
                    new People(world.jdbc)),
            world.audit,
            world.clock);
    private final AdviceListCheck check = new AdviceListCheck(world.transactions, list, world.conversations);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void pages_go_on_where_the_last_ended_whoever_comes_and_goes_meanwhile() {
        List<Ubrn> asked = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            asked.add(world.asked().ubrn());
            world.pass(Duration.ofMinutes(1));
        }
        AdvicePage first = page(Side.PROVIDER, Optional.empty(), 2, AdviceSample.provider());
        assertThat(ubrns(first)).isEqualTo(asked.subList(0, 2));
        done(world.referrer.cancel(seen(found(asked.get(1))), AdviceSample.referrer()));
        Ubrn late = world.asked().ubrn();

        AdvicePage second = page(Side.PROVIDER, first.next(), 2, AdviceSample.provider());
        AdvicePage third = page(Side.PROVIDER, second.next(), 2, AdviceSample.provider());

        assertThat(ubrns(second)).isEqualTo(asked.subList(2, 4));
        assertThat(ubrns(third)).containsExactly(asked.get(4), late);
        assertThat(third.next()).isEmpty();
        assertThat(world.look
                        .sql("select count(*) from audit where what = 'page'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3L);
    }

    @Test
    void each_side_counts_and_sees_its_own_and_whoever_answered_in_what_role() {
        Advice answered = world.answered(world.asked());
        world.asked();
        Advice ended = world.answered(world.asked());
        done(world.referrer.end(seen(ended), AdviceSample.referrer()));

        assertThat(count(Side.PROVIDER, AdviceSample.provider())).contains(2L);
        assertThat(count(Side.REFERRER, AdviceSample.referrer())).contains(2L);
        assertThat(count(Side.REFERRER, AdviceSample.actor(BusinessFunction.REFERRING_ADMIN, "X99")))
                .contains(0L);
        assertThat(count(Side.PROVIDER, AdviceSample.referrer())).isEmpty();
        AdviceListRow row = page(Side.REFERRER, Optional.empty(), 50, AdviceSample.referrer()).rows().stream()
                .filter(one -> one.ubrn().equals(answered.ubrn()))
                .findFirst()
                .orElseThrow();
        assertThat(row.answered())
                .contains(new Advice.Answered(
                        AdviceSample.provider().user(), BusinessFunction.SERVICE_PROVIDER_CLINICIAN));
        assertThat(row.dueAt()).isEqualTo(answered.turn().map(turn -> turn.due()));
    }

    @Test
    void filters_are_those_of_the_published_list_and_only_providers_have_them() {
        Advice answered = world.answered(world.asked());
        Advice nobodys = world.asked();
        var unnamed = filtered(Side.PROVIDER, new Allocation.Nobody());
        var named =
                filtered(Side.PROVIDER, new Allocation.To(answered.responder().orElseThrow()));
        world.look
                .sql("insert into person (user_id, name, active) values ('103264994981', 'Dr Paul', true)")
                .update();

        assertThat(ubrns(lists.page(unnamed, Optional.empty(), 9, AdviceSample.provider(), "page")))
                .containsExactly(nobodys.ubrn());
        assertThat(ubrns(lists.page(named, Optional.empty(), 9, AdviceSample.provider(), "page")))
                .containsExactly(answered.ubrn());
        assertThat(lists.count(filtered(Side.REFERRER, new Allocation.Nobody()), AdviceSample.referrer()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code().name()).isEqualTo("UNEXPECTED_FIELD"));
    }

    @Test
    void rows_that_were_spoilt_are_found_and_mended() {
        world.asked();
        Advice gone = world.asked();
        Advice late = world.asked();
        assertThat(check.wrong(0, Ubrn.BUCKETS - 1)).isEmpty();
        spoil("delete from advice_list_item where side = 'PROVIDER' and ubrn = ?", gone);
        spoil("update advice_list_item set due_at = null where ubrn = ?", late);
        world.look.sql("""
                insert into advice_list_item (org_id, side, place_at, bucket, ubrn, version, nhs_number, priority, category,
                  service_id, service_name, specialty, referrer, requested_at, updated_at)
                select 'X99', side, place_at, bucket, ubrn, version, nhs_number, priority, category,
                  service_id, service_name, specialty, referrer, requested_at, updated_at
                from advice_list_item where side = 'REFERRER' and ubrn = ?
                """).param(gone.ubrn().number()).update();

        var round = new WorklistRound(List.of(check));

        Map<String, Long> expected = Map.of(
                "MISSING ADVICE_AND_GUIDANCE_REQUESTS", 1L,
                "DIFFERENT ADVICE_AND_GUIDANCE_REQUESTS", 1L,
                "DIFFERENT ACTIVE_ADVICE_REQUESTS", 1L,
                "LEFT_OVER ACTIVE_ADVICE_REQUESTS", 1L);
        assertThat(round.go(false, part -> {}).differences()).isEqualTo(expected);
        assertThat(round.go(true, part -> {}).mended()).isEqualTo(4);
        assertThat(check.wrong(0, Ubrn.BUCKETS - 1)).isEmpty();
    }

    private void spoil(String sql, Advice advice) {
        world.look.sql(sql).param(advice.ubrn().number()).update();
    }

    private Advice found(Ubrn ubrn) {
        return world.conversations.find(ubrn).orElseThrow();
    }

    private static AdviceListRequest filtered(Side side, Allocation clinician) {
        return new AdviceListRequest(side, Optional.empty(), Optional.empty(), Optional.empty(), clinician);
    }

    private AdvicePage page(Side side, Optional<WorklistPlace> after, int size, Actor actor) {
        Outcome<AdvicePage> outcome = lists.page(AdviceListRequest.whole(side), after, size, actor, "page");
        return ((Outcome.Accepted<AdvicePage>) outcome).value();
    }

    private Optional<Long> count(Side side, Actor actor) {
        return lists.count(AdviceListRequest.whole(side), actor) instanceof Outcome.Accepted<Long>(var count)
                ? Optional.of(count)
                : Optional.empty();
    }

    private static List<Ubrn> ubrns(AdvicePage page) {
        return page.rows().stream().map(AdviceListRow::ubrn).toList();
    }

    private static List<Ubrn> ubrns(Outcome<AdvicePage> outcome) {
        return ubrns(((Outcome.Accepted<AdvicePage>) outcome).value());
    }
}
