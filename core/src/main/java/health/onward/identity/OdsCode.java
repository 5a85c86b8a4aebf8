package health.onward.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** The code of an organisation or site: two to ten capital letters and digits. */
public record OdsCode(String value) {

    static final Pattern FORM = Pattern.compile("[A-Z0-9]{2,10}");
    static final String SAID = "an ODS code: two to ten capital letters and digits";

    public OdsCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an ODS code: " + value);
        }
    }

    public static Optional<OdsCode> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OdsCode(text)) : Optional.empty();
    }
}
