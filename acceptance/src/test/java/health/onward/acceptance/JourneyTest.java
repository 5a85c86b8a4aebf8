package health.onward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.Steps.Referral;
import health.onward.server.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journey that {@code ./onward journey} performs. */
class JourneyTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void a_gp_refers_and_books_and_a_specialist_accepts_ten_times_over() {
        Set<String> ubrns = new HashSet<>();
        for (int n = 0; n < 10; n++) {
            ubrns.add(travel().ubrn());
        }
        assertThat(ubrns).hasSize(10);
    }

    @Test
    void a_referral_is_seen_in_every_state_and_on_paper(@TempDir Path folder) {
        var paper = new Paper(folder);
        var telling = new Telling(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (var wire = new Wire(RunningServer.get().url(), telling.andThen(Noting::note))) {
            new LifeJourney(wire, telling, paper).travel();
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("All 12 states");
        assertThat(paper.kept()).hasSize(7);
    }

    @Test
    void a_question_is_answered_becomes_a_referral_and_is_booked_twice_over(@TempDir Path folder) {
        var paper = new Paper(folder);
        for (int n = 0; n < 2; n++) {
            var telling = new Telling(new PrintStream(told, true, StandardCharsets.UTF_8));
            try (var wire = new Wire(RunningServer.get().url(), telling.andThen(Noting::note))) {
                new AdviceJourney(wire, telling, paper).travel();
            }
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("PractitionerRole/103264994981.R69.SERVICE-PROVIDER-CLINICIAN: She should be seen")
                .contains("was asked, advised on, made a referral and booked");
        assertThat(paper.kept()).hasSize(2);
    }

    @Test
    void patients_without_a_slot_are_left_to_the_hospital_ten_times_over() {
        for (int n = 0; n < 10; n++) {
            var telling = new Telling(new PrintStream(told, true, StandardCharsets.UTF_8));
            try (var wire = new Wire(RunningServer.get().url(), telling.andThen(Noting::note))) {
                new DeferralJourney(wire, telling).travel();
            }
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("the patient is told: the hospital will contact you by")
                .contains("the client sees SLOTS_CURRENTLY_AVAILABLE")
                .contains("the client sees THIS_SLOT_IS_AVAILABLE");
    }

    @Test
    void each_step_tells_its_call_its_status_and_what_it_shows() {
        Referral referral = travel();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains(" 1. A GP signs in", "POST /demo/token", "200", " ms", Steps.grouped(referral.ubrn()))
                .contains("$ers.createReferral", "201", "$ers.acceptReferral");
    }

    @Test
    void it_says_what_is_wrong_when_nobody_answers() {
        try (var wire = new Wire("http://localhost:1", reply -> {})) {
            var telling = new Telling(new PrintStream(told, true, StandardCharsets.UTF_8));
            var journey = new Journey(new Steps(wire, telling), telling);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(journey::travel))
                    .isInstanceOf(NotAsItShould.class)
                    .hasMessageContaining("no server answers at http://localhost:1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "--base", "main --base", "main twice", "--bass http://localhost:1"})
    void what_it_does_not_understand_it_does_not_perform(String words) {
        assertThat(Journeys.run(List.of(words.split(" ")))).isEqualTo(2);
    }

    private Referral travel() {
        var telling = new Telling(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (var wire = new Wire(RunningServer.get().url(), telling.andThen(Noting::note))) {
            return new Journey(new Steps(wire, telling), telling).travel();
        }
    }
}
