package health.onward.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds clinical terms by words in any order, by beginnings of words, and by words spelt nearly right. What is compared are the
 * words that occur in terms, of which there are far fewer than terms.
 */
final class TermIndex {

    private static final double SAME = 1.0;
    private static final double BEGINS = 0.9;
    /** How many of the words asked for a term must have at least. */
    private static final double ENOUGH = 0.6;

    /** Accents and apostrophes: they separate nothing. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}'’]");

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private record Hit(ClinicalTerm term, int words, double likeness, int length) {}

    private static final Comparator<Hit> BEST = Comparator.comparingInt(Hit::words)
            .thenComparingDouble(Hit::likeness)
            .reversed()
            .thenComparingInt(Hit::length)
            .thenComparing(hit -> hit.term().term())
            .thenComparing(hit -> hit.term().id());

    private final List<ClinicalTerm> terms;
    private final List<String> words = new ArrayList<>();
    private final List<List<Integer>> termsWith = new ArrayList<>();
    private final Map<String, List<Integer>> wordsWith = new HashMap<>();
    private final int[] lengths;

    TermIndex(Collection<ClinicalTerm> all) {
        terms = List.copyOf(all);
        lengths = new int[terms.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int term = 0; term < terms.size(); term++) {
            List<String> has = words(terms.get(term).term());
            lengths[term] = has.size();
            for (String word : has) {
                termsWith.get(numbers.computeIfAbsent(word, this::learn)).add(term);
            }
        }
    }

    private int learn(String word) {
        words.add(word);
        termsWith.add(new ArrayList<>());
        for (String part : Likeness.parts(word)) {
            wordsWith.computeIfAbsent(part, it -> new ArrayList<>()).add(words.size() - 1);
        }
        return words.size() - 1;
    }

    /** The best first. */
    List<ClinicalTerm> search(String text, int most) {
        List<String> asked = words(text);
        Map<Integer, double[]> likeness = new HashMap<>();
        for (int n = 0; n < asked.size(); n++) {
            for (Map.Entry<Integer, Double> word : like(asked.get(n)).entrySet()) {
                for (int term : termsWith.get(word.getKey())) {
                    double[] scores = likeness.computeIfAbsent(term, it -> new double[asked.size()]);
                    scores[n] = Math.max(scores[n], word.getValue());
                }
            }
        }
        return likeness.entrySet().stream()
                .map(entry -> hit(entry.getKey(), entry.getValue()))
                .filter(hit -> hit.words() >= ENOUGH * asked.size())
                .sorted(BEST)
                .limit(most)
                .map(Hit::term)
                .toList();
    }

    private Hit hit(int term, double[] scores) {
        int matched = (int) Arrays.stream(scores).filter(score -> score > 0).count();
        return new Hit(terms.get(term), matched, Arrays.stream(scores).sum(), lengths[term]);
    }

    /** The words that are meant: it, those that begin with it, or, when there are none, those that are spelt like it. */
    private Map<Integer, Double> like(String asked) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (String part : Likeness.parts(asked)) {
            wordsWith.getOrDefault(part, List.of()).forEach(word -> shared.merge(word, 1, Integer::sum));
        }
        Map<Integer, Double> meant = new HashMap<>();
        shared.keySet().stream()
                .filter(word -> words.get(word).startsWith(asked))
                .forEach(word -> meant.put(word, words.get(word).equals(asked) ? SAME : BEGINS));
        if (meant.isEmpty()) {
            shared.forEach((word, parts) -> {
                double like = Likeness.of(asked, words.get(word), parts);
                if (like > 0) {
                    meant.put(word, like);
                }
            });
        }
        return meant;
    }

    /** In small letters without accents; what is neither letter nor digit separates. */
    static List<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return SEPARATORS
                .splitAsStream(plain.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
