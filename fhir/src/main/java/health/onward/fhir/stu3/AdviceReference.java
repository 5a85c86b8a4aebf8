package health.onward.fhir.stu3;

import health.onward.referral.Ubrn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A conversation at one of its versions, as callers name it (A025, A027). */
record AdviceReference(Ubrn ubrn, long version) {

    static final String EXAMPLE = "CommunicationRequest/000000070000/_history/5";

    private static final Pattern FORM =
            Pattern.compile("CommunicationRequest/([0-9]{12})/_history/([1-9][0-9]{0,17}|0)");

    static Optional<AdviceReference> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Ubrn.parse(matcher.group(1)).map(ubrn -> new AdviceReference(ubrn, Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
