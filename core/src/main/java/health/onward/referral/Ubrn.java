package health.onward.referral;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a request: twelve digits on the wire and on paper, shared by a referral and the advice it came from. */
public record Ubrn(long number) implements Comparable<Ubrn> {

    public static final int BUCKETS = 16_384;

    private static final long LAST = 999_999_999_999L;
    private static final Pattern FORM = Pattern.compile("[0-9]{12}");

    public Ubrn {
        if (number < 1 || number > LAST) {
            throw new IllegalArgumentException("not a UBRN: " + number);
        }
    }

    /** Exactly twelve digits, as the API writes it. */
    public static Optional<Ubrn> parse(String text) {
        return FORM.matcher(text).matches() && Long.parseLong(text) > 0
                ? Optional.of(new Ubrn(Long.parseLong(text)))
                : Optional.empty();
    }

    /** The key of everything that hangs on a referral; a pure function, so that any UBRN routes by itself. */
    public int bucket() {
        return (int) (number % BUCKETS);
    }

    public String text() {
        return "%012d".formatted(number);
    }

    @Override
    public int compareTo(Ubrn other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return text();
    }
}
