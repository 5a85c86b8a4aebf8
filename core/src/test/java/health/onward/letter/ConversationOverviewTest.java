package health.onward.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConversationOverviewTest {

    private final String words = Words.of(LetterSamples.advice());

    @Test
    void it_says_how_it_stands_and_all_that_was_said_in_order() {
        assertThat(words)
                .containsSubsequence(
                        "Confidential",
                        "CALDERBROOK, Martin",
                        "0000 0007 0000",
                        "Converted to a referral with the same UBRN",
                        "Dr Ada Heron",
                        "Ashwick Surgery, 1 High Street, Ashwick, LS1 2TW (D82106)",
                        "Cardiology Advice Service (11014)",
                        "Wharf Hospital",
                        "ecg.pdf",
                        "1. Question",
                        "2. Clinical information changed",
                        "3. Advice",
                        "Mr Tom Wren, Service provider clinician, Wharf Hospital",
                        "Ms Jo Finch, Service provider clinician admin, Wharf Hospital",
                        "Advice followed by referral if required",
                        "dose.pdf",
                        "4. Referrer",
                        "5. Converted to a referral",
                        "We take this on");
    }

    @Test
    void on_paper_there_is_no_markup_and_a_link_says_where_it_leads() {
        assertThat(words)
                .contains("See NG106 (https://www.nice.org.uk/ng106)", "HbA1c < 48, BP <b>120/80")
                .doesNotContain("href", "&lt;");
    }

    @Test
    void files_that_cannot_be_fetched_say_so() {
        assertThat(words).contains("dose.pdf [not yet checked for viruses]");
    }

    @Test
    void every_page_says_that_it_is_confidential_and_whose_it_is() {
        assertThat(LetterSamples.advice().sheets())
                .extracting(Letter.Sheet::foot)
                .containsOnly("Confidential: patient information. CALDERBROOK, Martin, NHS number 999 000 0018");
    }
}
