package health.onward.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One statement as it went over the wire to PostgreSQL.
 *
 * @param values of $1, $2 …, as text; bytes in hexadecimal
 * @param tag how PostgreSQL ended it, such as {@code INSERT 0 1}
 */
record Executed(String sql, List<@Nullable String> values, String tag) {

    /** How many it wrote; reading a row is not writing it. */
    int rowsWritten() {
        String[] words = tag.split(" ", -1);
        return switch (words[0]) {
            case "INSERT", "UPDATE", "DELETE", "MERGE" -> Integer.parseInt(words[words.length - 1]);
            default -> 0;
        };
    }

    /** In two or three words, for people: {@code select patient}. */
    String summary() {
        String plain = withoutComments().strip().toLowerCase(Locale.ROOT);
        String[] words = plain.split("[\\s(;]+", -1);
        String named = switch (words[0]) {
            case "select" -> after("from", words);
            case "insert" -> after("into", words);
            case "update" -> words.length > 1 ? words[1] : "";
            case "delete" -> after("from", words);
            default -> "";
        };
        return (words[0] + " " + named + (plain.contains(" for update") ? " for update" : "")).strip();
    }

    String withoutComments() {
        return sql.replaceAll("--[^\n]*", "");
    }

    private static String after(String word, String[] words) {
        for (int n = 0; n + 1 < words.length; n++) {
            if (words[n].equals(word)) {
                return words[n + 1];
            }
        }
        return "";
    }
}
