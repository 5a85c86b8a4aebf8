package health.onward.patient;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ten digits. The check digit is not verified: two official test patients fail it (api ambiguity 46). */
public record NhsNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{10}");

    public NhsNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an NHS number");
        }
    }

    public static Optional<NhsNumber> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new NhsNumber(text)) : Optional.empty();
    }

    /** Shown in logs by mistake, a number would be a leak: only the last three digits are printed. */
    @Override
    public String toString() {
        return "NHS number ...%s".formatted(value.substring(7));
    }
}
