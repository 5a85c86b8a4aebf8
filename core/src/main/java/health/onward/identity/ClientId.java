package health.onward.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name under which an issuer knows a piece of software (RFC 6749 section 2.2). It is never mistaken for a person's number. */
public record ClientId(String value) {

    private static final Pattern FORM = Pattern.compile("(?![0-9]{12}$)[A-Za-z0-9][A-Za-z0-9._-]{2,99}");

    public ClientId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a client id: " + value);
        }
    }

    public static Optional<ClientId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ClientId(text)) : Optional.empty();
    }
}
