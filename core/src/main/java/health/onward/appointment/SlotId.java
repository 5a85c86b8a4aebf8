package health.onward.appointment;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a slot, unique within its service only. */
public record SlotId(long number) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    /** As the wire writes it: decimal, no leading zero, at most 18 digits. */
    public static Optional<SlotId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SlotId(Long.parseLong(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
