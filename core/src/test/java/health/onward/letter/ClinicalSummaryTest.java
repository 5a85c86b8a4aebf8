package health.onward.letter;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.referral.Standings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clinicians read of a referral: all of it, in the published order. */
class ClinicalSummaryTest {

    @Test
    void it_has_everything_in_the_published_order() {
        assertThat(Words.of(LetterSamples.clinicalSummary()))
                .containsSubsequence(
                        "Confidential",
                        "CALDERBROOK, Martin",
                        "Friday 14 July 1961 (age 65)",
                        "999 000 0018",
                        "Male",
                        "0000 0007 0000",
                        "Wednesday 2 December 2026 at 9:00 am",
                        "Routine",
                        "Created",
                        "first submitted",
                        "last updated",
                        "Dr Ada Heron",
                        "Ashwick Surgery, 1 High Street, Ashwick, LS1 2TW (R69)",
                        "01632 960 200",
                        "Cardiology / Heart failure",
                        "Clinical term",
                        "Location",
                        "12 Wharf Street, Leeds, LS1 2TW",
                        "Registered practice",
                        "letter.pdf",
                        "Dr Ada Heron (Referrer)",
                        "Provider activity",
                        "Ms Jo Finch for Mr Tom Wren",
                        LetterSamples.COMMENT,
                        "All that has happened",
                        "The patient");
    }

    @Test
    void files_that_cannot_be_fetched_say_so() {
        assertThat(Words.of(LetterSamples.clinicalSummary()))
                .contains("[not yet checked for viruses]", "[held back: a virus was found in it]");
    }

    @Test
    void every_page_says_that_it_is_confidential_and_whose_it_is() {
        assertThat(LetterSamples.clinicalSummary().sheets())
                .extracting(Letter.Sheet::foot)
                .containsOnly("Confidential: patient information. CALDERBROOK, Martin, NHS number 999 000 0018");
    }

    @Test
    void it_never_holds_an_access_code() {
        assertThat(Words.of(LetterSamples.clinicalSummary())).doesNotContain(LetterSamples.CODE);
    }

    @Test
    void of_a_new_referral_it_says_what_is_not_there() {
        Standings.all()
                .values()
                .forEach(referral -> assertThat(Words.of(LetterSamples.clinicalSummaryOfNothing(referral)))
                        .contains("No files are attached.", "No provider has done anything yet.")
                        .doesNotContain("Optional", "null"));
        assertThat(List.of(Words.of(LetterSamples.clinicalSummaryOfNothing(Standings.named("not booked")))))
                .allMatch(words -> words.contains("none booked"));
    }
}
