package health.onward.web.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.letter.Block;
import health.onward.letter.Letter;
import health.onward.letter.LetterSamples;
import health.onward.letter.Words;
import health.onward.web.design.Rendered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Letters as pages: the twins of those on paper. */
class LetterPageTest {

    static Stream<Map.Entry<String, Letter>> letters() {
        return Stream.concat(
                LetterSamples.toPatients().entrySet().stream(),
                Stream.of(
                        Map.entry("clinical summary", LetterSamples.clinicalSummary()),
                        Map.entry("advice", LetterSamples.advice())));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void the_page_says_what_the_letter_says_in_the_same_order(Map.Entry<String, Letter> letter) {
        String page = words(letter.getValue());
        String all = letter.getValue().sheets().stream()
                .map(sheet -> Words.parts(sheet.blocks()).collect(Collectors.joining(" ")) + " " + sheet.foot())
                .collect(Collectors.joining(" "));
        assertThat(page).endsWith(plain(all));
    }

    @Test
    void what_somebody_typed_is_text_and_never_markup() {
        var letter = new Letter(
                Letter.Kind.UPDATE,
                "<script>",
                Instant.EPOCH,
                List.of(new Letter.Sheet(
                        "<b>",
                        List.of(
                                new Block.Said("<script>alert(1)</script>"),
                                new Block.QrCode("https://x/\" onclick=\"x", "\" onclick=\"x"),
                                new Block.Grid("\"><img src=x>", List.of("<i>"), List.of(List.of("<u>")))))));
        assertThat(Rendered.html(new LetterPage(letter)))
                .doesNotContain("<script>", "<b>", "<img", "<i>", "<u>", "x/\" onclick");
        assertThatThrownBy(() -> new Block.QrCode("javascript:alert(1)", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String words(Letter letter) {
        String html = Rendered.html(new LetterPage(letter));
        return plain(html.substring(html.indexOf("<main"))
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
