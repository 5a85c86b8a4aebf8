package health.onward.patient;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a patient enters beside a booking reference to see their referral: four common words, more than 2^40 ways. It belongs to
 * the patient and stays the same for later referrals (domain, patient's ways in).
 *
 * @param words in lower case, one space between
 */
public record AccessCode(String words) {

    public static final int WORDS = 4;

    private static final Pattern FORM = Pattern.compile("[a-z]+( [a-z]+){" + (WORDS - 1) + "}");

    public AccessCode {
        if (!FORM.matcher(words).matches()) {
            throw new IllegalArgumentException("not an access code");
        }
    }

    /** As people type it: any case, dashes for spaces, too many spaces. */
    public static Optional<AccessCode> typed(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}\\p{Z}_,.]+", " ")
                .strip();
        return FORM.matcher(plain).matches() ? Optional.of(new AccessCode(plain)) : Optional.empty();
    }

    /** Shown in logs by mistake, a code would be a leak. */
    @Override
    public String toString() {
        return "an access code";
    }
}
