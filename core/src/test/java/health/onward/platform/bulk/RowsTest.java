package health.onward.platform.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file may look like, and what is said of one that may not. */
class RowsTest {

    private static final Format FORMAT = Format.csv("code", "name").optional("town");

    private final List<String> read = new ArrayList<>();
    private final Problems problems = new Problems();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                     | code,name\\nA,Ash\\n
            columns in another order  | name,code\\nAsh,A\\n
            capital column names      | CODE, Name \\nA,Ash\\n
            Windows line ends         | code,name\\r\\nA,Ash\\r\\n
            no line end at the end    | code,name\\nA,Ash
            empty lines               | code,name\\n\\nA,Ash\\n\\n
            quotes                    | "code","name"\\n"A","Ash"\\n
            a byte order mark         | \uFEFFcode,name\\nA,Ash\\n
            spaces around             | code,name\\n A , Ash \\n
            an optional column        | code,name,town\\nA,Ash,\\n
            """)
    void these_are_the_same(String how, String text) {
        assertThat(told(text)).isEmpty();
        assertThat(read).containsExactly("A/Ash");
    }

    @Test
    void quoted_values_hold_commas_quotes_and_letters_of_any_alphabet() {
        assertThat(told("code,name\\nA,\"Ash, \"\"Elm\"\" & Œuvre 本\"\\n")).isEmpty();
        assertThat(read).containsExactly("A/Ash, \"Elm\" & Œuvre 本");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            empty                  | ``                              | line 1 is empty: its first line must name the columns code,name,town
            no rows                | code,name\\n                    | line 1 is followed by no rows: a file without rows changes nothing
            a missing column       | code\\nA\\n                     | line 1 has no column name: its first line must name the columns code,name,town
            an unknown column      | code,name,age\\nA,Ash,7\\n      | line 1 has a column 'age' that is not known: take it away; known are code,name,town
            a column twice         | code,name,code\\nA,Ash,B\\n     | line 1 has the column code twice: take one away
            semicolons             | code;name\\nA;Ash\\n            | line 1 its columns are separated by semicolons: save it with commas
            too few values         | code,name\\nB,Beech\\nA\\n      | line 3 has 1 values instead of 2: is a separator missing, or a quote around a value that has one?
            too many values        | code,name\\nA,Ash,Elm\\n        | line 2 has 3 values instead of 2: is a separator missing, or a quote around a value that has one?
            U+0000                 | code,name\\nA,As\u0000h\\n      | line 2 has a control character, such as U+0000: take it away, or save the file as UTF-8
            an unclosed quote      | code,name\\nA,"Ash\\nB,Beech\\n | line 2 opens a quote (") that is never closed: close it, or double a quote that belongs to the value
            something after quotes | code,name\\nB,C\\nA,"Ash"es\\n  | line 3 has something between a closing quote and the next separator: put quotes around the whole value, and double those inside
            """)
    void this_is_refused(String what, String text, String sentence) {
        assertThat(told(text)).containsExactly("trees.csv " + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252"})
    void another_encoding_is_refused(String encoding) {
        assertThat(told("code,name\nA,Bäume\n".getBytes(Charset.forName(encoding)), FORMAT))
                .hasSize(1)
                .first()
                .asString()
                .containsAnyOf("not UTF-8", "control character", "no column");
        assertThat(read).isEmpty();
    }

    @Test
    void a_latin_letter_is_told_with_its_line() {
        assertThat(told("code,name\nA,Ash\nB,Bäume\n".getBytes(StandardCharsets.ISO_8859_1), FORMAT))
                .containsExactly("trees.csv line 3 has bytes that are not UTF-8 text: save the file as UTF-8");
    }

    @Test
    void lines_are_counted_as_an_editor_counts_them() {
        assertThat(told("code,name\n\"A\",\"Ash\nand\nElm\"\nB\n"))
                .containsExactly(
                        "trees.csv line 2 name has a line break or tab: put it on one line",
                        "trees.csv line 5 has 1 values instead of 2: is a separator missing, or a quote around a value that has"
                                + " one?");
    }

    @Test
    void a_quote_that_swallows_a_long_file_is_noticed_before_memory_ends() {
        assertThat(told("code,name\nA,\"" + "x".repeat(600_000) + "\nB,Beech\n"))
                .singleElement()
                .asString()
                .contains("is longer than 262144 characters");
    }

    @Test
    void files_with_tabs_take_quotes_as_they_are_and_leave_other_columns() {
        Format tabs = Format.tabs("code", "name");
        assertThat(told("id\tcode\tname\n1\tA\t\"Ash\n".getBytes(StandardCharsets.UTF_8), tabs))
                .isEmpty();
        assertThat(read).containsExactly("A/\"Ash");
    }

    @Test
    void of_thousands_of_problems_the_first_hundred_are_told_and_all_counted() {
        String text = "code,name\n" + "A\n".repeat(5_000);
        assertThat(told(text)).hasSize(101).last().isEqualTo("and 4900 more problems are not shown");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            number 1 to 9      | 0          | (0) is not a whole number from 1 to 9
            number 1 to 9      | 99999999999 | (99999999999) is not a whole number from 1 to 9
            number 1 to 9      | 1.5        | (1.5) is not a whole number from 1 to 9
            day                | 2026-02-30 | (2026-02-30) is not a date like 2026-04-01
            yes                | TRUE       | (TRUE) must be one of false, true
            one of ASH or ELM  | OAK        | (OAK) must be one of ASH, ELM
            words ASH and ELM  | ELM OAK    | (OAK) must be among ASH, ELM
            words ASH and ELM  | ELM ELM    | has a word twice: give each once
            code               | a!         | (a!) is not a code of capital letters
            code               | ``         | is empty: give a code of capital letters
            text               | ``         | is empty: it must be given
            """)
    void a_wrong_value_is_told_with_what_is_wanted(String kind, String value, String sentence) {
        String text = "code,name\n" + (value.isEmpty() ? "," : value + ",") + "x\n";
        told(text.getBytes(StandardCharsets.UTF_8), FORMAT, row -> {
            switch (kind.split(" ")[0]) {
                case "number" -> row.number("code", 1, 9);
                case "day" -> row.day("code");
                case "yes" -> row.yes("code");
                case "one" -> row.oneOf("code", Set.of("ASH", "ELM"));
                case "words" -> row.words("code", Set.of("ASH", "ELM"));
                case "code" -> row.matching("code", Pattern.compile("[A-Z]+"), "a code of capital letters");
                default -> row.text("code");
            }
            assertThat(row.sound()).isFalse();
        });
        assertThat(problems.told()).extracting(Refusal::sentence).containsExactly("code " + sentence);
    }

    @Test
    void a_value_that_is_too_long_is_not_repeated() {
        assertThat(told("code,name\nA," + "x".repeat(501) + "\n"))
                .containsExactly("trees.csv line 2 name has 501 characters: shorten it to 500");
    }

    private List<String> told(String text) {
        return told(text.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.UTF_8), FORMAT);
    }

    private List<String> told(byte[] bytes, Format format) {
        return told(new ByteArrayInputStream(bytes), format);
    }

    private List<String> told(byte[] bytes, Format format, Consumer<Row> each) {
        return told(new ByteArrayInputStream(bytes), format, each);
    }

    private List<String> told(InputStream bytes, Format format) {
        return told(bytes, format, row -> read.add(row.optional("code") + "/" + row.text("name")));
    }

    private List<String> told(InputStream bytes, Format format, Consumer<Row> each) {
        try {
            Rows.read(Input.of("trees.csv", ""), bytes, format, problems, each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems.told().stream()
                .map(problem ->
                        problem.where() == null ? problem.sentence() : problem.where() + " " + problem.sentence())
                .toList();
    }
}
