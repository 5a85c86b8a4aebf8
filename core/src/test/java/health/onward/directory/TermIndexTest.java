package health.onward.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermIndexTest {

    private static final TermIndex INDEX = new TermIndex(Stream.of(
                    "Heart failure",
                    "Heart failure clinic follow-up",
                    "Failure to thrive",
                    "Hay fever",
                    "Hearing loss in adults",
                    "Hereditary haemorrhagic telangiectasia",
                    "Diabetes mellitus type 2",
                    "Asthma",
                    "Ménière's disease",
                    "Knee pain",
                    "Suspected leukaemia")
            .map(TermIndexTest::term)
            .toList());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        heart failure           | Heart failure, Heart failure clinic follow-up
        failure heart           | Heart failure, Heart failure clinic follow-up
        FAILURE                 | Heart failure, Failure to thrive, Heart failure clinic follow-up
        hea                     | Heart failure, Hearing loss in adults, Heart failure clinic follow-up
        hart failiure           | Heart failure, Heart failure clinic follow-up
        haert                   | Heart failure, Heart failure clinic follow-up
        diabetis                | Diabetes mellitus type 2
        diabetes type 2         | Diabetes mellitus type 2
        type 2 diabetes         | Diabetes mellitus type 2
        astma                   | Asthma
        menieres                | Ménière's disease
        Meniere’s disease       | Ménière's disease
        knne                    | Knee pain
        leukemia                | Suspected leukaemia
        hemorrhagic             | Hereditary haemorrhagic telangiectasia
        telangectasia           | Hereditary haemorrhagic telangiectasia
        failure of the heart    | nothing
        failure of heart        | Heart failure, Heart failure clinic follow-up
        broken leg              | nothing
        xyzzy                   | nothing
        -                       | nothing
        """)
    void a_term_is_found_by_words_in_any_order_unfinished_or_misspelt(String words, String expected) {
        List<String> found =
                INDEX.search(words, 10).stream().map(ClinicalTerm::term).toList();

        assertThat(found.isEmpty() ? "nothing" : String.join(", ", found)).isEqualTo(expected);
    }

    @Test
    void the_best_are_told_and_no_more_than_asked_for() {
        assertThat(INDEX.search("h", 2)).hasSize(2);
        assertThat(INDEX.search("", 2)).isEmpty();
    }

    /** What one search looks at is the vocabulary, not the terms: 100,000 of them are no matter. */
    @Test
    void a_hundred_thousand_terms_are_searched_in_a_moment() {
        var random = new Random(7);
        List<String> vocabulary = new ArrayList<>();
        for (int n = 0; n < 20_000; n++) {
            vocabulary.add(random.ints(6 + random.nextInt(8), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        List<ClinicalTerm> many = new ArrayList<>();
        for (int n = 0; n < 100_000; n++) {
            many.add(new ClinicalTerm("" + n, String.join(" ", pick(vocabulary, random, 4)), "S", "C"));
        }
        var index = new TermIndex(many);

        for (int n = 0; n < 100; n++) {
            ClinicalTerm wanted = many.get(n * 997);
            String[] words = wanted.term().split(" ");
            String misspelt = words[2].substring(1) + " " + words[0];
            assertThat(index.search(misspelt, 50)).contains(wanted);
        }
    }

    private static List<String> pick(List<String> vocabulary, Random random, int count) {
        return random.ints(count, 0, vocabulary.size())
                .mapToObj(vocabulary::get)
                .toList();
    }

    private static ClinicalTerm term(String text) {
        return new ClinicalTerm(text, text, "S", "C");
    }
}
