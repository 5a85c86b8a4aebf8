package health.onward.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** A person's national staff number (SDS user id): twelve digits. */
public record UserId(String value) {

    static final Pattern FORM = Pattern.compile("[0-9]{12}");
    static final String SAID = "a staff number: twelve digits";

    public UserId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a user id: " + value);
        }
    }

    public static Optional<UserId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UserId(text)) : Optional.empty();
    }
}
