package health.onward.document;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadRulesTest {

    /** The table of the published A020, with each ending. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            text/plain           | txt
            application/pdf      | pdf
            text/xml             | xml
            text/rtf             | rtf rtx
            audio/basic          | au
            audio/mpeg           | mp3
            image/png            | png
            image/gif            | gif
            image/jpeg           | jpg jpe jpeg
            image/tiff           | tif tiff
            video/mpeg           | mpg mpeg mpe
            application/msword   | doc
            application/vnd.openxmlformats-officedocument.wordprocessingml.document | docx
            application/dicom    | dcm
            """)
    void a_type_goes_with_its_endings_and_with_no_other(String type, String endings) {
        String all = "txt pdf xml rtf rtx au mp3 png gif jpg jpe jpeg tif tiff mpg mpeg mpe doc docx dcm exe html";
        for (String ending : all.split(" ")) {
            boolean fits = (" " + endings + " ").contains(" " + ending + " ");
            assertThat(told(understand("letter." + ending.toUpperCase(java.util.Locale.ROOT), type)))
                    .as(ending)
                    .isEqualTo(fits ? "taken" : "CONFLICTING_VALUES");
        }
        assertThat(told(understand("letter", type))).isEqualTo("CONFLICTING_VALUES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/zip", "application/xml", "image/svg+xml", "application/octet-stream"})
    void other_types_are_not_taken(String type) {
        assertThat(told(understand("letter.txt", type))).isEqualTo("INAPPROPRIATE_VALUE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../letter.txt",
                "a/b.txt",
                "a\\b.txt",
                ".hidden.txt",
                "a\u0000.txt",
                "a\n.txt",
                "a\u202etxt.exe.txt",
                " a.txt",
                "a\u200b.txt"
            })
    void a_name_is_no_path_and_shows_itself_as_it_is(String name) {
        assertThat(told(understand(name, "text/plain"))).isEqualTo("INVALID_VALUE");
    }

    @Test
    void a_name_may_have_any_letters_and_is_never_cut() {
        for (String name :
                new String[] {"Überweisung für Ärztin.txt", "紹介状.txt", "a.b (1).txt", "a".repeat(251) + ".txt"}) {
            assertThat(understand(name, "text/plain").map(HandedIn::name)).isEqualTo(Outcome.accepted(name));
        }
        assertThat(told(understand("a".repeat(252) + ".txt", "text/plain"))).isEqualTo("INVALID_VALUE");
    }

    @Test
    void the_request_that_a_file_is_for_is_named_by_twelve_digits_or_not_at_all() {
        assertThat(told(UploadRules.understand(Optional.of("a.txt"), Optional.of("text/plain"), Optional.of("70000"))))
                .isEqualTo("INVALID_VALUE");
        assertThat(UploadRules.understand(Optional.of("a.txt"), Optional.of("text/plain"), Optional.of("000000070000"))
                        .map(HandedIn::meantFor))
                .isEqualTo(Outcome.accepted(OptionalLong.of(70_000)));
        assertThat(understand("a.txt", "text/plain").map(HandedIn::meantFor))
                .isEqualTo(Outcome.accepted(OptionalLong.empty()));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            PDF   | 255044462d312e37     | taken
            PDF   | 20255044462d         | CONFLICTING_VALUES
            TEXT  | 44656172             | taken
            TEXT  | 4465000061           | CONFLICTING_VALUES
            TEXT  | 255044462d312e37     | CONFLICTING_VALUES
            TEXT  | 504b0304             | CONFLICTING_VALUES
            TEXT  | fffe4400             | taken
            XML   | efbbbf0d0a3c613e     | taken
            XML   | 61                   | CONFLICTING_VALUES
            RTF   | 7b5c727466           | taken
            PNG   | 89504e470d0a1a0a     | taken
            PNG   | ffd8ffe0             | CONFLICTING_VALUES
            JPEG  | ffd8ffe0             | taken
            GIF   | 474946383961         | taken
            TIFF  | 4d4d002a             | taken
            MP3   | fffb9000             | taken
            MP3   | ff00                 | CONFLICTING_VALUES
            MP3   | 494433               | taken
            MPEG  | 000001ba             | taken
            AU    | 2e736e64             | taken
            DOC   | d0cf11e0a1b11ae1     | taken
            DOC   | 504b0304             | CONFLICTING_VALUES
            DOCX  | 504b0304             | taken
            DOCX  | d0cf11e0a1b11ae1     | CONFLICTING_VALUES
            DICOM | 4449434d             | CONFLICTING_VALUES
            """)
    void contents_must_begin_as_their_type_does(FileType type, String first, String expected) {
        byte[] bytes = HexFormat.of().parseHex(first);
        assertThat(told(UploadRules.contents(said(type), bytes.length, bytes))).isEqualTo(expected);
    }

    @Test
    void a_file_has_a_byte_and_at_most_five_megabytes() {
        byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
        assertThat(told(UploadRules.contents(said(FileType.TEXT), 0, new byte[0])))
                .isEqualTo("FILE_SIZE_ERROR");
        assertThat(told(UploadRules.contents(said(FileType.TEXT), 5_242_880, text)))
                .isEqualTo("taken");
        assertThat(told(UploadRules.contents(said(FileType.TEXT), 5_242_881, text)))
                .isEqualTo("FILE_SIZE_ERROR");
    }

    private static HandedIn said(FileType type) {
        return new HandedIn("letter", type, OptionalLong.empty());
    }

    private static Outcome<HandedIn> understand(String name, String type) {
        return UploadRules.understand(Optional.of(name), Optional.of(type), Optional.empty());
    }

    private static String told(Outcome<HandedIn> outcome) {
        return outcome instanceof Refused<HandedIn> refused ? refused.code().name() : "taken";
    }
}
