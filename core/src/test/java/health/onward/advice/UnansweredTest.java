package health.onward.advice;

import static health.onward.advice.AdviceWorld.code;
import static health.onward.advice.AdviceWorld.done;
import static health.onward.advice.AdviceWorld.seen;
import static health.onward.advice.AdviceWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnansweredTest {

    private final AdviceWorld world = new AdviceWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_nobody_answered_in_time_becomes_a_referral_in_the_referrers_name() {
        Advice asked = world.wished();
        due(asked);

        assertThat(world.overdue.ask()).isEqualTo(1);

        Advice after = now(asked);
        assertThat(after.category()).isEqualTo(Category.ADVICE_CONVERTED);
        assertThat(after.messages()).isEqualTo(1);
        assertThat(after.answered()).isEmpty();
        Referral made = world.referrals.find(asked.ubrn()).orElseThrow();
        assertThat(made.standing().state()).isEqualTo(ReferralState.TRIAGED_PROVIDER_TO_ACTION);
        assertThat(made.standing().comment())
                .hasValueSatisfying(said -> assertThat(said).startsWith("Nobody answered"));
        assertThat(made.referrer()).isEqualTo(AdviceSample.REFERRER);
        assertThat(made.pathwayStart()).contains(world.clock.now);
        assertThat(world.found("select concat_ws(' ', action, function, ods_code, client_id) from ledger"
                        + " where action <> 'ADVICE_REQUESTED' order by id"))
                .containsExactly(
                        "ADVICE_CONVERTED REFERRING_CLINICIAN D82106 onward",
                        "REFERRAL_CREATED REFERRING_CLINICIAN D82106 onward");
        assertThat(world.found("select answered::text from advice_turn")).containsExactly("false");
        assertThat(world.times.of(AdviceSample.SERVICE, AdviceSample.MONDAY, world.clock.now.plusSeconds(1)))
                .isEmpty();
        assertThat(world.overdue.ask()).isZero();
    }

    @Test
    void a_question_back_is_no_answer_and_an_answer_is_one_for_ever() {
        Advice back = world.askedBack(world.wished());
        Advice replied = done(world.referrer.reply(seen(back), words("Here"), AdviceSample.referrer()));
        Advice advised = world.answered(world.wished());
        Advice disputed = done(world.referrer.goOn(seen(advised), words("Sure?"), true, AdviceSample.referrer()));
        Advice unwished = world.asked();
        due(disputed);
        world.overdue.ask();

        assertThat(now(replied).category()).isEqualTo(Category.ADVICE_CONVERTED);
        assertThat(now(disputed).turn().flatMap(Turn::level)).contains(AdviceLevel.PERSON);
        assertThat(now(unwished).turn().flatMap(Turn::level)).contains(AdviceLevel.SERVICE);
    }

    @Test
    void what_cannot_be_a_referral_is_asked_for_and_tried_again_at_the_next_step() {
        Advice asked = world.wished();
        world.look.sql("update patient set sensitive = true").update();
        due(asked);
        world.overdue.ask();
        assertThat(now(asked).turn().flatMap(Turn::level)).contains(AdviceLevel.SERVICE);

        world.look.sql("update patient set sensitive = false").update();
        world.overdue.ask();
        assertThat(now(asked).open()).isTrue();
        world.clock.now = now(asked).turn().orElseThrow().escalateAt();
        world.overdue.ask();
        assertThat(now(asked).category()).isEqualTo(Category.ADVICE_CONVERTED);
    }

    @Test
    void two_nodes_make_one_referral() throws Exception {
        for (int n = 0; n < 5; n++) {
            Advice asked = world.wished();
            due(asked);
            OverdueTurns other = world.overdueTurns();
            together(() -> String.valueOf(world.overdue.ask()), () -> String.valueOf(other.ask()));
            world.overdue.ask();

            assertThat(now(asked).category()).isEqualTo(Category.ADVICE_CONVERTED);
        }
        assertThat(world.found("select count(*)::text from referral")).containsExactly("5");
        assertThat(world.found("select count(*)::text from ledger where action = 'REFERRAL_CREATED'"))
                .containsExactly("5");
    }

    @Test
    void of_the_clock_and_an_answer_at_the_same_moment_one_wins() throws Exception {
        for (int n = 0; n < 8; n++) {
            Advice asked = world.wished();
            due(asked);
            List<String> codes = together(
                    () -> String.valueOf(world.overdue.ask()),
                    () -> code(world.answer(asked, AdviceWorld.guidance(Priority.ROUTINE), AdviceSample.provider())));
            Advice after = now(asked);
            if (codes.get(1).equals("accepted")) {
                assertThat(after.category()).isEqualTo(Category.REFERRER_TO_REVIEW_RESPONSE);
                assertThat(world.referrals.find(asked.ubrn())).isEmpty();
            } else {
                assertThat(codes.get(1)).isIn("LOCKED", "VERSION_CONFLICT");
                world.overdue.ask();
                assertThat(now(asked).category()).isEqualTo(Category.ADVICE_CONVERTED);
                assertThat(world.messages.all(asked.ubrn())).hasSize(1);
            }
        }
    }

    private static List<String> together(Callable<String> one, Callable<String> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            return both.invokeAll(List.of(atOnce(barrier, one), atOnce(barrier, other))).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }

    private static Callable<String> atOnce(CyclicBarrier barrier, Callable<String> work) {
        return () -> {
            barrier.await();
            return work.call();
        };
    }

    private void due(Advice advice) {
        world.clock.now = now(advice).turn().orElseThrow().due();
    }

    private Advice now(Advice advice) {
        return world.conversations.find(advice.ubrn()).orElseThrow();
    }
}
