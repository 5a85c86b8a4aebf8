package health.onward.letter;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What patients are told, in each standing; and what they are never told. */
class PatientLettersTest {

    private static final String REFERENCE = "0000 0007 00";

    static Stream<Map.Entry<String, Letter>> letters() {
        return LetterSamples.toPatients().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not booked                     | REQUEST      | Choose a clinic and book your appointment
            not booked, to be telephoned   | REQUEST      | Choose a clinic and book your appointment
            booked, to be reviewed         | CONFIRMATION | You have an appointment
            booked, accepted               | CONFIRMATION | You have an appointment
            booked indirectly, accepted    | CONFIRMATION | You have an appointment
            booked, past                   | CONFIRMATION | You had an appointment
            awaiting triage                | TRIAGE       | A clinic is reading your referral
            deferred, letter missing       | DEFERRAL     | The clinic will contact you about an appointment
            provider to act                | UPDATE       | The clinic will arrange what comes next
            returned                       | UPDATE       | The clinic has replied to Ashwick Surgery
            rejected                       | UPDATE       | The clinic has replied to Ashwick Surgery
            cancelled by patient           | CANCELLATION | Your appointment is cancelled
            cancelled by provider          | CANCELLATION | Your appointment is cancelled
            did not attend                 | UPDATE       | You missed your appointment
            assessed                       | UPDATE       | The clinic has told Ashwick Surgery what it found
            cancelled                      | ENDED        | Your referral is cancelled
            """)
    void each_standing_has_its_letter(String standing, Letter.Kind kind, String heading) {
        Letter letter = LetterSamples.toPatient(Standings.named(standing));
        assertThat(letter.kind()).isEqualTo(kind);
        assertThat(letter.sheets().getFirst().blocks()).contains(new Block.Heading(1, heading));
    }

    @Test
    void who_did_not_know_of_a_referral_hears_how_there_came_to_be_one() {
        String words = Words.of(LetterSamples.toPatient(Standings.converted()));
        assertThat(words)
                .contains("The clinic will arrange what comes next")
                .contains("Ashwick Surgery asked a specialist at Heart Failure Clinic for advice about you")
                .doesNotContain("has read your referral");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void the_reference_and_the_nhs_number_are_in_groups_that_can_be_read_out(Map.Entry<String, Letter> letter) {
        assertThat(Words.of(letter.getValue())).contains(REFERENCE).contains("999 000 0018");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void no_word_of_the_trade_and_nothing_that_others_wrote_for_each_other(Map.Entry<String, Letter> letter) {
        assertThat(Words.of(letter.getValue()))
                .doesNotContainIgnoringCase("UBRN")
                .doesNotContainPattern(
                        "(?i)2 ?WW|two week|triage|\\bASI\\b|\\bRAS\\b|\\bPAS\\b|slot|DNA|shortlist|defer")
                .doesNotContain("null")
                .doesNotContain("Optional")
                .doesNotContain(LetterSamples.COMMENT);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void the_access_code_stands_alone_and_never_beside_the_reference(Map.Entry<String, Letter> letter) {
        var sheets = letter.getValue().sheets();
        assertThat(sheets).hasSize(2);
        assertThat(Words.of(sheets.getFirst())).doesNotContain(LetterSamples.CODE);
        assertThat(Words.of(sheets.getLast())).contains(LetterSamples.CODE).doesNotContain(REFERENCE);
        assertThat(letter.getValue().title()).doesNotContain(LetterSamples.CODE);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void headings_go_down_one_step_at_a_time_and_begin_with_one(Map.Entry<String, Letter> letter) {
        var levels = letter.getValue().sheets().stream()
                .flatMap(sheet -> sheet.blocks().stream())
                .filter(Block.Heading.class::isInstance)
                .map(block -> ((Block.Heading) block).level())
                .toList();
        assertThat(levels).startsWith(1).containsOnlyOnce(1);
        for (int n = 1; n < levels.size(); n++) {
            assertThat(levels.get(n)).isLessThanOrEqualTo(levels.get(n - 1) + 1);
        }
    }

    @Test
    void a_booked_appointment_says_when_where_with_what_and_how_to_change_it() {
        assertThat(words("booked, to be reviewed"))
                .contains(
                        "Wednesday 2 December 2026",
                        "9:00 am",
                        "Heart Failure Clinic",
                        "Wharf Hospital, Wharf Road, Leeds")
                .contains("Please bring a list of your medicines.")
                .contains("Go to https://my.example, or phone 01632 960 100")
                .contains("18 weeks");
        assertThat(words("booked indirectly, to be reviewed"))
                .contains("Please phone the clinic on 01632 960 301 as early as you can");
    }

    @Test
    void a_request_says_which_clinics_there_are_and_how_each_is_booked() {
        assertThat(words("not booked")).contains("Online or by phone", "https://my.example", "01632 960 150");
        assertThat(words("not booked, to be telephoned")).contains("Phone the clinic: 01632 960 301");
    }

    @ParameterizedTest
    @CsvSource({"awaiting triage", "'deferred, letter there'"})
    void who_waits_to_hear_is_told_by_when_and_whom_to_ring_after_that_day(String standing) {
        var promised = Standings.named(standing)
                .facets()
                .appointment()
                .orElseThrow()
                .contactBy()
                .orElseThrow();
        assertThat(words(standing))
                .contains("You will hear by\n" + Phrases.day(promised))
                .contains("If you have not heard anything after " + Phrases.day(promised)
                        + ", phone the clinic on 01632 960 301.");
    }

    @Test
    void a_cancellation_says_who_why_and_what_next() {
        assertThat(words("cancelled by provider"))
                .contains("Cancelled by\nThe clinic", "Why\nClinic cancelled", "Please book a new appointment.");
        assertThat(words("cancelled by patient"))
                .contains("Cancelled by\nYou, or somebody for you", "Why\nPatient ill");
    }

    @Test
    void there_is_no_letter_about_a_referral_that_has_ended_and_no_summary() {
        Referral ended = Standings.named("cancelled");
        assertThat(StoryRules.forThePatient(ended)).isInstanceOf(Outcome.Refused.class);
        assertThat(StoryRules.forClinicians(ended)).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2WW, ''",
        "2WW Heart Clinic, Heart Clinic",
        "Heart Clinic (2 Week Wait), Heart Clinic",
        "Skin - two-week wait, Skin",
        "2 WW: Lung, Lung",
        "Clinic 2, Clinic 2"
    })
    void names_lose_the_words_that_frighten(String name, String shown) {
        assertThat(Phrases.forPatients(name)).isEqualTo(shown);
    }

    private static String words(String standing) {
        return Words.of(LetterSamples.toPatient(Standings.named(standing)));
    }
}
