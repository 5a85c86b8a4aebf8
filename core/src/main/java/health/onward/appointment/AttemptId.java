package health.onward.appointment;

import health.onward.referral.Ubrn;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number of an attempt to book at an outside system, which knows the booking by it. Routes by itself, as appointments do. */
public record AttemptId(long number) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    public static Optional<AttemptId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AttemptId(Long.parseLong(text))) : Optional.empty();
    }

    int bucket() {
        return (int) (number % Ubrn.BUCKETS);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
