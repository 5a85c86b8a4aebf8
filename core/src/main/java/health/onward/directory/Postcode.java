package health.onward.directory;

import java.util.Locale;
import java.util.Optional;

/** A postcode, however it was typed: letters and digits count, case and spaces do not. */
public final class Postcode {

    private static final int MOST = 8;
    private static final int INWARD = 3;

    private Postcode() {}

    /** As it is printed: capitals, one space before the last three. Empty when it cannot be a postcode. */
    public static Optional<String> printed(String typed) {
        String bare = typed.replace(" ", "").toUpperCase(Locale.ROOT);
        boolean fits =
                bare.length() > INWARD && bare.length() <= MOST && bare.chars().allMatch(Postcode::allowed);
        int inward = bare.length() - INWARD;
        return fits ? Optional.of(bare.substring(0, inward) + " " + bare.substring(inward)) : Optional.empty();
    }

    /** One number for each printed postcode: base 37, where a space is 0. Nine such digits fit 47 bits. */
    static long number(String printed) {
        long number = 0;
        for (int n = 0; n < printed.length(); n++) {
            number = number * 37 + digit(printed.charAt(n));
        }
        return number;
    }

    private static int digit(char c) {
        return c == ' ' ? 0 : Character.digit(c, 36) + 1;
    }

    private static boolean allowed(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
}
