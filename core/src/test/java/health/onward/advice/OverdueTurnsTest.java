package health.onward.advice;

import static health.onward.advice.AdviceWorld.done;
import static health.onward.advice.AdviceWorld.seen;
import static health.onward.advice.AdviceWorld.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class OverdueTurnsTest {

    private static final UserId HERON = new UserId("021600556514");

    private final AdviceWorld world = new AdviceWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_overdue_question_goes_up_step_by_step_and_what_was_seen_of_it_stays_the_same() {
        Advice asked = done(world.naming.name(seen(world.asked()), Optional.of(HERON), AdviceSample.provider()));
        Instant due = asked.turn().orElseThrow().due();

        at(due.minus(Duration.ofSeconds(1)));
        assertThat(escalations()).isEmpty();
        at(due);
        at(due.plus(Duration.ofHours(1)));
        assertThat(escalations()).containsExactly("1 PROVIDER R69 021600556514");
        at(AdviceSample.HOURS.after(due, 1));
        at(AdviceSample.HOURS.after(due, 3));
        assertThat(escalations()).containsExactly("3 PROVIDER R69 021600556514");
        assertThat(new OverdueLoad(world.jdbc).load())
                .containsExactly(new OverdueLoad.Load(new OdsCode("R69"), AdviceLevel.ORGANISATION, 1, due));

        assertThat(now(asked).version()).isEqualTo(asked.version());
        assertThat(now(asked).updatedAt()).isEqualTo(asked.updatedAt());
        assertThat(world.found("select function || ' ' || ods_code || ' ' || client_id || ' v' || version from ledger"
                        + " where action = 'ADVICE_ESCALATED' order by at"))
                .hasSize(3)
                .containsOnly("PROVIDER_AUTHORISED_APPLICATION R69 onward v2");
        assertThat(world.found("select distinct due_at = '" + due + "' from advice_list_item"))
                .containsExactly("t");
    }

    @Test
    void who_answers_late_answers_what_they_have_read_and_the_referrers_turn_begins_anew() {
        Advice asked = world.asked();
        at(asked.turn().orElseThrow().due());

        Advice answered = world.answered(asked);

        assertThat(answered.turn().flatMap(Turn::level)).isEmpty();
        at(answered.turn().orElseThrow().due());
        assertThat(escalations()).containsExactly("1 REFERRER D82106 999000000001");
        assertThat(world.found("select function || ' ' || ods_code from ledger where action = 'ADVICE_ESCALATED'"
                        + " order by at desc limit 1"))
                .containsExactly("REFERRER_AUTHORISED_APPLICATION D82106");
        done(world.referrer.end(seen(answered), AdviceSample.referrer()));
        assertThat(escalations()).isEmpty();
        assertThat(world.overdue.ask()).isZero();
    }

    @Test
    void two_nodes_ask_once() throws Exception {
        Advice asked = world.asked();
        world.clock.now = asked.turn().orElseThrow().due();
        OverdueTurns other = world.overdueTurns();
        var barrier = new CyclicBarrier(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            both.invokeAll(List.of(
                    () -> {
                        barrier.await();
                        return world.overdue.ask();
                    },
                    () -> {
                        barrier.await();
                        return other.ask();
                    }));
        }
        assertThat(world.found("select 1 from ledger where action = 'ADVICE_ESCALATED'"))
                .hasSize(1);
    }

    @Test
    void the_database_takes_no_open_conversation_without_its_owner_and_its_turn() {
        Advice asked = world.asked();
        Advice back = world.askedBack(world.asked());
        Advice advised = world.answered(world.asked());
        Advice named = done(world.naming.name(seen(world.asked()), Optional.of(HERON), AdviceSample.provider()));
        for (Advice open : List.of(asked, back, advised, named)) {
            for (String wrong : List.of(
                    "owner_side = 'NOBODY', owner_org = null, owner_user = null",
                    "owner_org = null",
                    "owner_org = 'X99'",
                    "owner_user = '999999999999'",
                    "owner_side = 'REFERRER', owner_org = referring_org, owner_user = null",
                    "turn_due = null",
                    "escalate_at = null")) {
                assertThatThrownBy(() -> set(open, wrong))
                        .as(open.category() + ": " + wrong)
                        .isInstanceOf(DataIntegrityViolationException.class);
            }
        }
        Advice ended = done(world.referrer.end(seen(advised), AdviceSample.referrer()));
        Advice cancelled = done(world.referrer.cancel(seen(asked), AdviceSample.referrer()));
        for (Advice over : List.of(ended, cancelled)) {
            assertThatThrownBy(() -> set(over, "owner_side = 'PROVIDER', owner_org = provider"))
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThatThrownBy(() -> set(over, "owner_user = referrer"))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void a_question_may_name_who_is_to_answer_and_it_is_their_turn() {
        world.look
                .sql("insert into service_clinician (service_id, user_id) values (11014, '021600556514')")
                .update();
        Advice asked = world.askedOf(HERON);

        assertThat(asked.owner().flatMap(Advice.Owner::person)).contains(HERON);
        assertThat(world.answered(asked).responder()).contains(HERON);
    }

    @Test
    void somebody_else_of_the_provider_can_be_named_and_nobody_of_another() {
        Advice asked = world.asked();

        assertThat(AdviceWorld.code(
                        world.naming.name(seen(asked), Optional.of(AdviceSample.REFERRER), AdviceSample.provider())))
                .isEqualTo("REFERENCE_NOT_FOUND");
        assertThat(AdviceWorld.code(world.naming.name(seen(asked), Optional.of(HERON), AdviceSample.referrer())))
                .isEqualTo("FORBIDDEN");
        Advice named = done(world.naming.name(seen(asked), Optional.of(HERON), AdviceSample.provider()));
        Advice nobodys = done(world.naming.name(seen(named), Optional.empty(), AdviceSample.provider()));
        Advice answered = world.answered(nobodys);

        assertThat(named.owner().flatMap(Advice.Owner::person)).contains(HERON);
        assertThat(nobodys.responder()).isEmpty();
        assertThat(world.conversations.find(asked.ubrn())).contains(answered);
        assertThat(answered.answered().map(Advice.Answered::by))
                .contains(AdviceSample.provider().user());
        assertThat(world.found(
                        "select answered_by || ' ' || answered_as from advice_list_item where side = 'REFERRER'"))
                .containsExactly("103264994981 SERVICE_PROVIDER_CLINICIAN");
    }

    @Test
    void a_service_with_a_time_of_its_own_has_that_for_what_it_is_asked_from_then_on() {
        Advice before = world.asked();
        world.look.sql("update service set advice_days = 5 where id = 11014").update();
        Advice after = world.asked();

        assertThat(before.turn().orElseThrow().due()).isEqualTo(AdviceSample.HOURS.after(AdviceSample.MONDAY, 2));
        assertThat(after.turn().orElseThrow().due()).isEqualTo(AdviceSample.HOURS.after(AdviceSample.MONDAY, 5));
        Advice back = world.askedBack(after);
        Advice replied = done(world.referrer.reply(seen(back), words("Here"), AdviceSample.referrer()));
        assertThat(replied.turn().orElseThrow().due()).isEqualTo(AdviceSample.HOURS.after(AdviceSample.MONDAY, 5));
    }

    private void at(Instant moment) {
        world.clock.now = moment;
        world.overdue.ask();
    }

    private Advice now(Advice advice) {
        return world.conversations.find(advice.ubrn()).orElseThrow();
    }

    private void set(Advice advice, String what) {
        world.look
                .sql("update advice set " + what + " where ubrn = ?")
                .param(advice.ubrn().number())
                .update();
    }

    private List<String> escalations() {
        return world.found("select concat_ws(' ', escalation, owner_side, owner_org, owner_user) from advice"
                + " where escalation > 0");
    }
}
