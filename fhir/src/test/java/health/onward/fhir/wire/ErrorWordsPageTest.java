package health.onward.fhir.wire;

import health.onward.platform.GeneratedDoc;
import health.onward.platform.RefusalCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorWordsPageTest {

    private static final String HEAD = """
            # How each refusal is worded

            Generated from `ErrorWords`, the one table of the wire. The searches A015, A025 and A029 answer 400 where others answer 422.

            | refusal | STU3 status | STU3 issue | R4 status | R4 code | R4 issue |
            |---|---|---|---|---|---|
            """;

    @Test
    void the_page_of_error_words_is_fresh() throws IOException {
        GeneratedDoc.isFresh(
                "error-words.md",
                HEAD
                        + Arrays.stream(RefusalCode.values())
                                .map(ErrorWordsPageTest::row)
                                .collect(Collectors.joining()));
    }

    private static String row(RefusalCode code) {
        ErrorWords.Words words = ErrorWords.of(code);
        return "| %s | %d | %s | %d | %s | %s |%n"
                .formatted(code, words.status(), words.issue(), words.r4Status(), words.r4Code(), words.r4Issue());
    }
}
