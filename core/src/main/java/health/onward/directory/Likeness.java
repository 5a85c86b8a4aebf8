package health.onward.directory;

import java.util.HashSet;
import java.util.Set;

/** How much two words look alike: by the three-letter parts they share, and by the slips it takes to type one for the other. */
final class Likeness {

    private static final double LEAST = 0.5;
    private static final double ONE_SLIP = 0.8;
    private static final int SHORT = 3;
    private static final int LONG = 8;

    private Likeness() {}

    /** With two blanks before and one behind, so that beginnings count more than ends. */
    static Set<String> parts(String word) {
        String padded = "  " + word + " ";
        Set<String> parts = new HashSet<>();
        for (int n = 0; n + 3 <= padded.length(); n++) {
            parts.add(padded.substring(n, n + 3));
        }
        return parts;
    }

    /**
     * From 0, not alike, to less than 1.
     *
     * @param shared how many parts they have in common
     */
    static double of(String asked, String word, int shared) {
        int most = asked.length() >= LONG ? 2 : asked.length() > SHORT ? 1 : 0;
        if (Math.abs(asked.length() - word.length()) <= most && slips(asked, word) <= most) {
            return ONE_SLIP;
        }
        double parts = 2.0 * shared / (parts(asked).size() + parts(word).size());
        return parts >= LEAST ? parts * ONE_SLIP : 0;
    }

    /** Letters left out, added, exchanged, or swapped with the next. */
    static int slips(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(one, other, slips, i, j);
            }
        }
        return slips[one.length()][other.length()];
    }

    private static int least(String one, String other, int[][] slips, int i, int j) {
        int exchanged = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(slips[i - 1][j] + 1, slips[i][j - 1] + 1), slips[i - 1][j - 1] + exchanged);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
