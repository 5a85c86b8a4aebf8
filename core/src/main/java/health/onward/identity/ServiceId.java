package health.onward.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a clinical service. It stands here, not in the directory, because workgroups grant services. */
public record ServiceId(long value) implements Comparable<ServiceId> {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    /** The number as the wire writes it: decimal, no leading zero, at most 18 digits. */
    public static Optional<ServiceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ServiceId(Long.parseLong(text))) : Optional.empty();
    }

    @Override
    public int compareTo(ServiceId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
