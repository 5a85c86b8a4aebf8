package health.onward.platform.bulk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** One row of a file: gives its values, and notes what is wrong with them, with line and column and what to do. */
public final class Row {

    private static final int LONGEST = 500;

    private final String file;
    private final long line;
    private final CSVRecord values;
    private final Map<String, Integer> places;
    private final Problems problems;
    private boolean sound = true;

    Row(String file, long line, CSVRecord values, Map<String, Integer> places, Problems problems) {
        this.file = file;
        this.line = line;
        this.values = values;
        this.places = places;
        this.problems = problems;
    }

    public long line() {
        return line;
    }

    /** Nothing wrong was found in it so far. */
    public boolean sound() {
        return sound;
    }

    /** Without spaces around it; empty also when the file has no such column. */
    public String optional(String column) {
        Integer place = places.get(column);
        return place == null ? "" : values.get(place).strip();
    }

    /** Something on one line that people read. */
    public String text(String column) {
        String text = optional(column);
        if (text.isEmpty()) {
            wrong(column, "is empty: it must be given");
        }
        return optionalText(column);
    }

    public String optionalText(String column) {
        String text = optional(column);
        if (text.length() > LONGEST) {
            wrong(column, "has " + text.length() + " characters: shorten it to " + LONGEST);
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            wrong(column, "has a line break or tab: put it on one line");
        }
        return text;
    }

    /** @param what such as "an ODS code (two to ten capital letters and digits)" */
    public String matching(String column, Pattern form, String what) {
        String text = optional(column);
        if (!form.matcher(text).matches()) {
            wrong(column, text.isEmpty() ? "is empty: give " + what : "(" + shortened(text) + ") is not " + what);
        }
        return text;
    }

    public String optionalMatching(String column, Pattern form, String what) {
        return optional(column).isEmpty() ? "" : matching(column, form, what);
    }

    public String oneOf(String column, Set<String> allowed) {
        String text = optional(column);
        if (!allowed.contains(text)) {
            wrong(column, "(" + shortened(text) + ") must be one of " + sorted(allowed));
        }
        return text;
    }

    public boolean yes(String column) {
        return oneOf(column, Set.of("true", "false")).equals("true");
    }

    /** Separated by spaces; each one checked, none twice. */
    public List<String> words(String column, Set<String> allowed) {
        List<String> words = words(column);
        words.stream()
                .filter(word -> !allowed.contains(word))
                .forEach(word -> wrong(column, "(" + shortened(word) + ") must be among " + sorted(allowed)));
        return words;
    }

    public List<String> words(String column, Pattern form, String what) {
        List<String> words = words(column);
        words.stream()
                .filter(word -> !form.matcher(word).matches())
                .forEach(word -> wrong(column, "(" + shortened(word) + ") is not " + what));
        return words;
    }

    private List<String> words(String column) {
        List<String> words = Arrays.stream(optional(column).split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.stream().distinct().count() < words.size()) {
            wrong(column, "has a word twice: give each once");
        }
        return words;
    }

    public Optional<LocalDate> day(String column) {
        String text = optional(column);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            wrong(column, "(" + shortened(text) + ") is not a date like 2026-04-01");
            return Optional.empty();
        }
    }

    public int number(String column, int least, int most) {
        String text = optional(column);
        if (text.matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(column, "(" + shortened(text) + ") is not a whole number from " + least + " to " + most);
        return least;
    }

    public Optional<Integer> optionalNumber(String column, int least, int most) {
        return optional(column).isEmpty() ? Optional.empty() : Optional.of(number(column, least, most));
    }

    public void wrong(String column, String sentence) {
        wrong(column + " " + sentence);
    }

    public void wrong(String sentence) {
        sound = false;
        problems.add(file, line, sentence);
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
