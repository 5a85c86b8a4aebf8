package health.onward.appointment;

import health.onward.referral.Ubrn;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The number of an appointment. New ones route by themselves; those of fixtures, below a milliard, need a look-up. */
public record AppointmentId(long number) {

    static final long FIRST_ROUTED = 1_000_000_000L;

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    /** As the wire writes it: decimal, no leading zero, at most 18 digits. */
    public static Optional<AppointmentId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AppointmentId(Long.parseLong(text))) : Optional.empty();
    }

    /** The bucket of the referral it belongs to, if the number tells. */
    OptionalInt bucket() {
        return number < FIRST_ROUTED ? OptionalInt.empty() : OptionalInt.of((int) (number % Ubrn.BUCKETS));
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
