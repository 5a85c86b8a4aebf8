package health.onward.advice;

import static health.onward.advice.AdviceWorld.code;
import static health.onward.advice.AdviceWorld.done;
import static health.onward.advice.AdviceWorld.seen;
import static health.onward.advice.AdviceWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets;
import health.onward.referral.FileToLink;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {

    private final ConversionWorld world;

    ConversionTest(@TempDir Path directory) {
        this.world = new ConversionWorld(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_referral_is_the_same_request_and_the_providers_staffs_to_arrange() {
        Advice asked = world.advice.asked();

        assertThat(world.convert(asked)).isEqualTo("accepted");

        Advice converted = world.advice.conversations.find(asked.ubrn()).orElseThrow();
        assertThat(converted.category()).isEqualTo(Category.ADVICE_CONVERTED);
        Referral made = world.advice.referrals.find(asked.ubrn()).orElseThrow();
        assertThat(made.version()).isEqualTo(2).isEqualTo(converted.version());
        assertThat(made.requestId()).startsWith("r.");
        assertThat(made.advice()).contains(asked.ubrn());
        assertThat(made.standing().state()).isEqualTo(ReferralState.TRIAGED_PROVIDER_TO_ACTION);
        assertThat(made.progress()).isInstanceOfSatisfying(Progress.ProviderToAct.class, act -> {
            assertThat(act.outcome()).isEqualTo("PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER");
            assertThat(act.comment()).contains("Heart failure clinic, please");
        });
        assertThat(made.priority()).isEqualTo(Priority.URGENT);
        assertThat(made.criteria().priority()).isEqualTo(Priority.URGENT);
        assertThat(converted.priority()).isEqualTo(Priority.ROUTINE);
        assertThat(made.referrer()).isEqualTo(AdviceSample.REFERRER);
        assertThat(made.pathwayStart()).contains(AdviceSample.MONDAY);
        assertThat(made.facets().information().letters()).isEqualTo(1);
        assertThat(made.facets().appointment().map(Facets.CurrentAppointment::service))
                .contains(AdviceSample.SERVICE);
        assertThat(world.advice.found("select kind || ' v' || version || ' ' || comment from appointment"))
                .containsExactly("OUTCOME v1 Heart failure clinic, please");
        assertThat(world.advice.found("select 1 from advice_list_item")).isEmpty();
        assertThat(world.advice.found("select action from ledger order by id"))
                .containsExactly("ADVICE_REQUESTED", "ADVICE_CONVERTED", "REFERRAL_CREATED");
        assertThat(world.advice.found("select what from audit order by id")).containsExactly("A044", "A027", "A027");
        assertThat(world.advice.found("select answered::text from advice_turn")).containsExactly("true");
    }

    @Test
    void all_that_was_said_and_sent_goes_with_it() {
        Advice asked = world.advice.asked();
        FileToLink ecg = world.file(asked, "ecg.txt", "D82106");
        Advice informed =
                done(world.advice.referrer.addInformation(seen(asked), List.of(ecg), AdviceSample.referrer()));
        var request = ConversionWorld.with(
                informed,
                List.of(world.file(asked, "dose.txt", "R69")),
                List.of(world.file(asked, "letter.txt", "R69")));

        Outcome<Answer> outcome = world.convert(request, AdviceSample.provider());

        String paper = "Advice and guidance conversation - " + asked.ubrn() + ".pdf";
        assertThat(files(outcome))
                .containsExactly(
                        "REFERRER ecg.txt", "GUIDANCE_RESPONSE dose.txt", "PROVIDER letter.txt", "REFERRER " + paper);
        assertThat(world.advice.found(
                        "select kind || ' ' || name from attachment where unlinked_at is null order by number"))
                .containsExactlyElementsOf(files(outcome));
        assertThat(world.advice.found("select name from file where linked_to is null or expires_at is not null"))
                .isEmpty();
        assertThat(world.advice.found("select message || ' ' || name from advice_file order by number"))
                .containsExactly("0 ecg.txt", "3 dose.txt");
        assertThat(world.papers())
                .containsExactly(
                        "What shall I do?\nNOTE: Clinical Information has been added/amended\nWe take this on");
        assertThat(world.advice.messages.all(asked.ubrn()).getLast()).satisfies(last -> {
            assertThat(last.sentBy()).isEqualTo(SentBy.RESPONDER);
            assertThat(last.outcome()).contains(GuidanceOutcome.PROVIDER_CONVERTED);
        });
    }

    @Test
    void the_paper_takes_no_name_that_a_file_has_already() {
        Advice asked = world.advice.asked();
        String name = "ADVICE and guidance conversation - " + asked.ubrn() + ".pdf";
        Advice informed = done(world.advice.referrer.addInformation(
                seen(asked), List.of(world.file(asked, name, "D82106")), AdviceSample.referrer()));

        assertThat(files(world.convert(ConversionWorld.request(informed), AdviceSample.provider()))
                        .getLast())
                .endsWith(" (2).pdf");
    }

    @Test
    void a_refusal_leaves_nothing_behind() {
        Advice asked = world.advice.asked();
        FileToLink twice = world.file(asked, "twice.txt", "R69");
        world.advice.look.sql("update advice set authorised = false").update();
        assertThat(world.convert(asked)).isEqualTo("INVALID_REQUEST_STATE");
        world.advice.look.sql("update advice set authorised = true").update();
        assertThat(convert(ConversionWorld.with(asked, List.of(twice), List.of(twice))))
                .isEqualTo("INVALID_STATE");
        assertThat(convert(ConversionWorld.with(asked, List.of(twice), List.of(world.file(asked, "TWICE.txt", "R69")))))
                .isEqualTo("DUPLICATE_FILENAME");
        assertThat(code(world.convert(
                        ConversionWorld.request(asked),
                        AdviceSample.actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "RCD"))))
                .isEqualTo("NO_RELATIONSHIP");
        assertThat(world.papers()).isEmpty();
        assertThat(world.advice.found("select name from file where linked_to is not null"))
                .isEmpty();
        assertThat(world.advice.referrals.find(asked.ubrn())).isEmpty();
        assertThat(world.advice.conversations.find(asked.ubrn())).contains(asked);
    }

    @Test
    void who_repeats_it_gets_the_first_answer() {
        Advice asked = world.advice.asked();

        List<String> first = files(world.convert(asked, "key"));

        assertThat(files(world.convert(asked, "key"))).isEqualTo(first);
        assertThat(code(world.convert(asked, "another"))).isEqualTo("VERSION_CONFLICT");
        assertThat(world.papers()).hasSize(1);
        assertThat(world.advice.found("select 1 from referral")).hasSize(1);
    }

    @Test
    void it_needs_few_round_trips_each_to_one_partition() {
        Advice asked = world.advice.asked();
        world.advice.directory.tap.forget();

        assertThat(world.convert(asked)).isEqualTo("accepted");

        assertThat(world.advice.directory.tap.roundTrips()).isLessThanOrEqualTo(8);
        RoutingLint.check(world.advice.directory.tap, world.advice.directory.database.owner());
    }

    @Test
    void of_two_at_once_one_is_done() throws Exception {
        Advice advised = world.advice.answered(world.advice.asked());
        Advice back = world.advice.askedBack(world.advice.asked());

        assertThat(AtOnce.codes(() -> world.convert(advised), () -> world.convert(advised)))
                .containsOnlyOnce("accepted");
        Advice another = world.advice.answered(world.advice.asked());
        assertThat(AtOnce.codes(
                        () -> world.convert(another),
                        () -> code(world.advice.referrer.end(seen(another), AdviceSample.referrer()))))
                .containsOnlyOnce("accepted");
        assertThat(AtOnce.codes(
                        () -> world.convert(back),
                        () -> code(world.advice.referrer.reply(seen(back), words("Here"), AdviceSample.referrer()))))
                .containsOnlyOnce("accepted");
        Advice asked = world.advice.asked();
        assertThat(AtOnce.codes(
                        () -> world.convert(asked),
                        () -> code(world.advice.referrer.cancel(seen(asked), AdviceSample.referrer()))))
                .containsOnlyOnce("accepted");
        assertThat(world.advice.found("select ubrn from advice where category = 'ADVICE_CONVERTED' order by ubrn"))
                .isEqualTo(world.advice.found("select ubrn from referral order by ubrn"));
        assertThat(world.papers())
                .hasSize(world.advice.found("select 1 from referral").size());
    }

    private String convert(ConversionRequest request) {
        return code(world.convert(request, AdviceSample.provider()));
    }

    private static List<String> files(Outcome<Answer> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return outcome instanceof Outcome.Accepted(var answer)
                ? new String(answer.body(), StandardCharsets.UTF_8).lines().toList()
                : List.of();
    }
}
