package health.onward.advice;

import static health.onward.advice.AdviceWorld.code;
import static health.onward.advice.AdviceWorld.done;
import static health.onward.advice.AdviceWorld.seen;
import static health.onward.advice.AdviceWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.BusinessFunction;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.referral.FileToLink;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferringOnTest {

    private final ConversionWorld world;

    ReferringOnTest(@TempDir Path directory) {
        this.world = new ConversionWorld(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_referral_is_one_of_its_own_and_each_names_the_other() {
        Advice advised = world.advice.answered(world.advice.asked());

        Referral made = made(world.referOn(advised, AdviceSample.referrer()));

        assertThat(made.ubrn()).isNotEqualTo(advised.ubrn());
        assertThat(world.advice.referrals.find(made.ubrn())).contains(made);
        assertThat(made.advice()).contains(advised.ubrn());
        assertThat(made.progress()).isInstanceOf(Progress.NotBooked.class);
        assertThat(made.facets().information().letters()).isEqualTo(1);
        Advice over = world.advice.conversations.find(advised.ubrn()).orElseThrow();
        assertThat(over.category()).isEqualTo(Category.CONVERSATION_ENDED_CLOSED);
        assertThat(over.referredOn()).contains(made.ubrn());
        assertThat(world.advice.found("select 1 from advice_list_item")).isEmpty();
        assertThat(world.advice.found("select action from ledger order by id"))
                .containsExactly("ADVICE_REQUESTED", "ADVICE_GIVEN", "ADVICE_REFERRED_ON", "REFERRAL_CREATED");
        assertThat(world.papers()).containsExactly("What shall I do?\nWait and see");
    }

    @Test
    void files_of_the_conversation_go_with_it_as_copies_of_whoever_handed_them_in() {
        Advice asked = world.advice.asked();
        FileToLink ecg = world.file(asked, "ecg.txt", "D82106");
        Advice informed =
                done(world.advice.referrer.addInformation(seen(asked), List.of(ecg), AdviceSample.referrer()));
        Advice advised = world.advice.answered(informed);

        Referral made = made(world.referOn(advised, AdviceSample.referrer(), ecg));

        assertThat(world.advice.found("select kind || ' ' || name from attachment order by number"))
                .containsExactly(
                        "REFERRER ecg.txt", "REFERRER Advice and guidance conversation - " + advised.ubrn() + ".pdf");
        assertThat(world.advice.found("select linked_to::text from file where name = 'ecg.txt' order by linked_to"))
                .containsExactly(
                        Long.toString(advised.ubrn().number()),
                        Long.toString(made.ubrn().number()));
        assertThat(made.facets().information().letters()).isEqualTo(2);
    }

    @Test
    void a_conversation_that_is_over_can_be_referred_on_once() {
        Advice advised = world.advice.answered(world.advice.asked());
        Advice ended = done(world.advice.referrer.end(seen(advised), AdviceSample.referrer()));

        made(world.referOn(ended, AdviceSample.referrer()));

        Advice over = world.advice.conversations.find(ended.ubrn()).orElseThrow();
        assertThat(code(world.referOn(over, AdviceSample.referrer()))).isEqualTo("INVALID_REQUEST_STATE");
        assertThat(world.advice.found("select 1 from referral")).hasSize(1);
    }

    @Test
    void a_refusal_leaves_nothing_behind() {
        Advice asked = world.advice.asked();
        assertThat(code(world.referOn(asked, AdviceSample.referrer()))).isEqualTo("INVALID_REQUEST_STATE");
        FileToLink ecg = world.file(asked, "ecg.txt", "D82106");
        FileToLink foreign = world.file(asked, "foreign.txt", "D82106");
        Advice informed =
                done(world.advice.referrer.addInformation(seen(asked), List.of(ecg), AdviceSample.referrer()));
        Advice advised = world.advice.answered(informed);

        assertThat(code(world.referOn(advised, AdviceSample.referrer(), foreign)))
                .isEqualTo("REFERENCE_NOT_FOUND");
        world.advice.look.sql("update advice_file set scan = 'PENDING'").update();
        world.advice
                .look
                .sql("update file set availability = 'PENDING', scan_due_at = now()")
                .update();
        assertThat(code(world.referOn(advised, AdviceSample.referrer(), ecg))).isEqualTo("INVALID_STATE");
        assertThat(code(world.referOn(advised, AdviceSample.actor(BusinessFunction.REFERRING_CLINICIAN, "X99"))))
                .isEqualTo("NO_RELATIONSHIP");
        world.advice.look.sql("update service set status = 'UNPUBLISHED'").update();
        assertThat(code(world.referOn(advised, AdviceSample.referrer()))).isNotEqualTo("accepted");
        assertThat(world.papers()).isEmpty();
        assertThat(world.advice.found("select 1 from referral")).isEmpty();
        assertThat(world.advice.conversations.find(advised.ubrn())).contains(advised);
    }

    @Test
    void of_two_at_once_one_is_done() throws Exception {
        Advice first = world.advice.answered(world.advice.asked());
        Advice second = world.advice.answered(world.advice.asked());
        Advice third = world.advice.answered(world.advice.asked());

        assertThat(AtOnce.codes(() -> referOn(first), () -> world.convert(first)))
                .containsOnlyOnce("accepted");
        assertThat(AtOnce.codes(() -> referOn(second), () -> referOn(second))).containsOnlyOnce("accepted");
        assertThat(AtOnce.codes(
                        () -> referOn(third),
                        () -> code(world.advice.referrer.goOn(
                                seen(third), words("Why?"), false, AdviceSample.referrer()))))
                .containsOnlyOnce("accepted");
        assertThat(world.papers()).hasSameSizeAs(world.advice.found("select 1 from referral"));
    }

    @Test
    void it_needs_few_round_trips_each_to_one_partition() {
        Advice advised = world.advice.answered(world.advice.asked());
        world.advice.directory.tap.forget();

        made(world.referOn(advised, AdviceSample.referrer()));

        assertThat(world.advice.directory.tap.roundTrips()).isLessThanOrEqualTo(12);
        RoutingLint.check(world.advice.directory.tap, world.advice.directory.database.owner());
    }

    private String referOn(Advice advice) {
        return code(world.referOn(advice, AdviceSample.referrer()));
    }

    private static Referral made(Outcome<Referral> outcome) {
        if (!(outcome instanceof Outcome.Accepted(var referral))) {
            throw new IllegalStateException(outcome.toString());
        }
        return referral;
    }
}
