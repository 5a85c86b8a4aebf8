package health.onward.notice;

import static health.onward.advice.AdviceWorld.done;
import static health.onward.advice.AdviceWorld.seen;
import static health.onward.advice.AdviceWorld.words;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.advice.Advice;
import health.onward.advice.AdviceSample;
import health.onward.advice.AdviceWorld;
import health.onward.advice.ConversionWorld;
import health.onward.directory.Services;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.UserId;
import health.onward.platform.Ids;
import health.onward.platform.Outbox;
import health.onward.platform.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviceNoticesTest {

    private static final UserId HERON = new UserId("021600556514");

    private final ConversionWorld conversion;
    private final AdviceWorld world;
    private final NoticeRows rows;
    private final NoticeDelivery delivery;
    private final Outbox outbox;

    AdviceNoticesTest(@TempDir Path directory) {
        conversion = new ConversionWorld(directory);
        world = conversion.advice;
        rows = new NoticeRows(world.jdbc);
        var composer = new Composer(
                world.patients,
                new People(world.jdbc),
                new Organisations(world.jdbc),
                new Services(world.jdbc),
                world.directory.reference.lists());
        delivery = new NoticeDelivery(world.transactions, composer, world.audit, world.clock);
        outbox = new Outbox(world.jdbc, world.transactions, Map.of(NoticeDelivery.ADVICE, delivery), world.clock);
    }

    @BeforeEach
    void open() {
        world.subscribers.add(new AdviceNotices(new Ids(world.clock, new Random(5))));
        world.look
                .sql("insert into person (user_id, name, active) values"
                        + " ('999000000001', 'Dr Meera Asker', true), ('103264994981', 'Dr Paul Answer', true)")
                .update();
    }

    @AfterEach
    void close() {
        conversion.close();
    }

    @Test
    void whoever_must_speak_next_is_told_after_each_act() {
        Advice asked = world.asked();
        assertThat(told(asked)).containsExactly("ADVICE_ASKED SERVICE Cardiology clinic");
        Advice back = world.askedBack(asked);
        assertThat(told(asked)).endsWith("ADVICE_INFORMATION_ASKED PERSON Dr Meera Asker");
        Advice replied = done(world.referrer.reply(seen(back), words("This one"), AdviceSample.referrer()));
        assertThat(told(asked)).endsWith("ADVICE_INFORMATION_SENT PERSON Dr Paul Answer");
        Advice added = done(world.referrer.addInformation(seen(replied), List.of(), AdviceSample.referrer()));
        assertThat(told(asked)).endsWith("ADVICE_INFORMATION_ADDED PERSON Dr Paul Answer");
        Advice named = done(world.naming.name(seen(added), Optional.of(HERON), AdviceSample.provider()));
        assertThat(told(asked)).endsWith("ADVICE_RESPONDER_NAMED PERSON Dr Ada Heron");
        Advice advised = world.answered(named);
        assertThat(told(asked)).endsWith("ADVICE_GIVEN PERSON Dr Meera Asker");
        Advice again = done(world.referrer.goOn(seen(advised), words("Sure?"), true, AdviceSample.referrer()));
        assertThat(told(asked)).endsWith("ADVICE_CONTINUED PERSON Dr Ada Heron");
        done(world.referrer.end(seen(world.answered(again)), AdviceSample.referrer()));
        assertThat(told(asked)).hasSize(9).endsWith("ADVICE_ENDED PERSON Dr Ada Heron");
    }

    @Test
    void what_needs_no_answer_any_more_is_told_to_whom_it_was_asked() {
        Advice asked = world.asked();
        done(world.referrer.cancel(seen(asked), AdviceSample.referrer()));

        assertThat(told(asked))
                .containsExactly(
                        "ADVICE_ASKED SERVICE Cardiology clinic", "ADVICE_CANCELLED SERVICE Cardiology clinic");
    }

    @Test
    void what_is_said_while_it_is_the_referrers_turn_anyhow_tells_the_provider_nothing() {
        Advice back = world.askedBack(world.asked());
        Advice added = done(world.referrer.addInformation(seen(back), List.of(), AdviceSample.referrer()));
        done(world.naming.name(seen(added), Optional.of(HERON), AdviceSample.provider()));

        assertThat(told(back))
                .containsExactly(
                        "ADVICE_ASKED SERVICE Cardiology clinic", "ADVICE_INFORMATION_ASKED PERSON Dr Meera Asker");
    }

    @Test
    void nobodys_silence_goes_up_to_person_service_and_organisation() {
        Advice asked = done(world.naming.name(seen(world.asked()), Optional.of(HERON), AdviceSample.provider()));
        Instant due = asked.turn().orElseThrow().due();
        for (int day = 0; day < 5; day++) {
            world.clock.now = AdviceSample.HOURS.after(due, day);
            world.overdue.ask();
        }

        assertThat(told(asked))
                .endsWith(
                        "ADVICE_OVERDUE_PERSON PERSON Dr Ada Heron",
                        "ADVICE_OVERDUE_SERVICE SERVICE Cardiology clinic",
                        "ADVICE_OVERDUE_ORGANISATION ORGANISATION " + provider());
    }

    @Test
    void both_sides_are_told_when_nobody_answered_and_it_is_a_referral() {
        Advice asked = world.wished();
        world.clock.now = asked.turn().orElseThrow().due();
        world.overdue.ask();

        assertThat(told(asked))
                .containsExactlyInAnyOrder(
                        "ADVICE_ASKED SERVICE Cardiology clinic",
                        "ADVICE_CONVERTED_UNANSWERED PERSON Dr Meera Asker",
                        "ADVICE_CONVERTED_UNANSWERED SERVICE Cardiology clinic");
        assertThat(rows.about(asked.ubrn()))
                .anySatisfy(told -> assertThat(told.body()).contains("It is on the list Appointments for Booking."))
                .anySatisfy(told -> assertThat(told.body()).contains("Please tell the patient."));
    }

    @Test
    void who_asked_is_told_of_the_referral_that_the_provider_made() {
        Advice asked = world.asked();
        assertThat(conversion.convert(asked)).isEqualTo("accepted");

        assertThat(told(asked)).hasSize(2).endsWith("ADVICE_CONVERTED PERSON Dr Meera Asker");
        assertThat(rows.about(asked.ubrn()).getLast().body())
                .contains("Dr Paul Answer (clinician) of Cardiology clinic has made a referral of it");
    }

    @Test
    void who_answered_is_told_when_the_referrer_refers_because_of_it_unless_it_had_ended_before() {
        Advice advised = world.answered(world.asked());
        assertThat(conversion.referOn(advised, AdviceSample.referrer())).isInstanceOf(Outcome.Accepted.class);
        Advice ended = done(world.referrer.end(seen(world.answered(world.asked())), AdviceSample.referrer()));
        assertThat(conversion.referOn(ended, AdviceSample.referrer())).isInstanceOf(Outcome.Accepted.class);

        assertThat(told(advised)).endsWith("ADVICE_REFERRED_ON PERSON Dr Paul Answer");
        assertThat(told(ended)).endsWith("ADVICE_ENDED PERSON Dr Paul Answer");
    }

    @Test
    void the_words_say_which_request_who_answered_and_by_when_and_name_no_patient() {
        Advice advised = world.answered(world.asked());
        world.clock.now = advised.turn().orElseThrow().due().plus(Duration.ofMinutes(1));
        world.overdue.ask();
        told(advised);

        List<NoticeRows.Told> all = rows.about(advised.ubrn());
        String number = advised.ubrn().text().substring(8);
        assertThat(all).extracting(NoticeRows.Told::subject).allMatch(subject -> subject.contains(number));
        assertThat(all.get(0).body()).contains("(routine)", "Please answer by Wednesday 4 March 2026 at 10:00.");
        assertThat(all.get(1).body())
                .contains("Dr Paul Answer (clinician) has advised. Recommendation: no referral.", "by Monday 9 March");
        assertThat(all.get(2).subject()).contains("overdue (urgent)");
        assertThat(all.get(2).body()).contains("It is for you by name.");
        assertThat(all)
                .allSatisfy(one ->
                        assertThat(one.subject() + one.body()).doesNotContain("Test", AdviceWorld.PATIENT.value()));
    }

    @Test
    void a_notice_that_comes_twice_is_the_same_notice() {
        Advice asked = world.asked();
        var message = world.look
                .sql("select bucket, id, kind, body::text as body from outbox")
                .query((row, n) -> new Outbox.Message(
                        row.getInt("bucket"), row.getLong("id"), row.getString("kind"), row.getString("body")))
                .single();
        delivery.deliver(message);
        delivery.deliver(message);

        assertThat(rows.about(asked.ubrn())).hasSize(1);
    }

    private String provider() {
        return world.look
                .sql("select name from organisation where ods_code = 'R69'")
                .query(String.class)
                .single();
    }

    private List<String> told(Advice advice) {
        outbox.deliverDue();
        return rows.about(advice.ubrn()).stream()
                .map(told -> told.kind() + " " + told.role() + " " + told.name().orElse("-"))
                .toList();
    }
}
