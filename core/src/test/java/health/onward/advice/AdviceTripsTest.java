package health.onward.advice;

import static health.onward.advice.AdviceWorld.seen;
import static health.onward.advice.AdviceWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.identity.UserId;
import health.onward.platform.RoutingLint;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often the wire to the database is crossed, and that each statement keeps to one partition. */
class AdviceTripsTest {

    private static final int MOST = 7;

    private final AdviceWorld world = new AdviceWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_question_an_answer_and_what_referrers_do_need_few_round_trips() {
        world.asked();
        world.directory.tap.forget();
        Advice asked = world.asked();
        fewTrips("a question");
        Advice back = world.askedBack(asked);
        fewTrips("a question back");
        Advice replied = AdviceWorld.done(world.referrer.reply(seen(back), words("Here"), AdviceSample.referrer()));
        fewTrips("a reply");
        Advice named = AdviceWorld.done(
                world.naming.name(seen(replied), Optional.of(new UserId("021600556514")), AdviceSample.provider()));
        fewTrips("a responder");
        world.answer(named, AdviceWorld.guidance(Priority.ROUTINE), AdviceSample.provider());
        fewTrips("advice");
    }

    @Test
    void a_long_conversation_is_answered_and_read_with_no_more_trips_than_a_short_one() {
        Advice advice = world.asked();
        for (int n = 1; n < 100; n++) {
            advice = world.askedBack(advice);
            advice = AdviceWorld.done(world.referrer.reply(seen(advice), words("Reply " + n), AdviceSample.referrer()));
        }
        world.directory.tap.forget();
        world.answer(advice, AdviceWorld.guidance(Priority.ROUTINE), AdviceSample.provider());
        fewTrips("advice");
        world.records.conversation(advice.ubrn(), OptionalLong.empty(), AdviceSample.referrer(), "A025");
        fewTrips("a look");
    }

    private void fewTrips(String what) {
        assertThat(world.directory.tap.roundTrips()).as(what).isLessThanOrEqualTo(MOST);
        RoutingLint.check(world.directory.tap, world.directory.database.owner());
        world.directory.tap.forget();
    }
}
