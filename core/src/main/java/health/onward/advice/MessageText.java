package health.onward.advice;

import static health.onward.platform.RefusalCode.INVALID_VALUE;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be said in a message (api section b.0): text, and links of one form to public https addresses. All other markup stays as
 * the text it is, made harmless for a reader that takes it for HTML.
 */
public final class MessageText {

    /** As the published schema of Communication says. */
    public static final int LONGEST = 8_000;

    private static final Pattern LINK = Pattern.compile(
            "<a\\s+href=\"([^\"<>\\s]{1,2000})\"(?:\\s+target=\"_blank\")?\\s*>([^<>]{1,500})</a>",
            Pattern.CASE_INSENSITIVE);

    /** Where HTML would see the beginning of a tag; "HbA1c < 48" is none. */
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");

    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}");

    private MessageText() {}

    /** @param where the place in the request, in the caller's own terms */
    public static Outcome<String> of(String said, String where) {
        if (said.isBlank()) {
            return Outcome.refused(new Refusal(INVALID_VALUE, "is empty", where));
        }
        return said.length() > LONGEST
                ? Outcome.refused(new Refusal(INVALID_VALUE, "has more than " + LONGEST + " characters", where))
                : Outcome.accepted(harmless(said));
    }

    /** A message as it reads on paper: no markup, and where a link leads is said. */
    public static String plain(String kept) {
        return LINK.matcher(kept)
                .replaceAll(link -> Matcher.quoteReplacement(
                        link.group(2).equals(link.group(1))
                                ? link.group(1)
                                : link.group(2) + " (" + link.group(1) + ")"))
                .replace("&lt;", "<");
    }

    private static String harmless(String said) {
        var text = new StringBuilder();
        Matcher link = LINK.matcher(said);
        int from = 0;
        while (link.find()) {
            Optional<String> kept = kept(link.toMatchResult());
            if (kept.isPresent()) {
                text.append(untagged(said.substring(from, link.start()))).append(kept.get());
                from = link.end();
            }
        }
        return text.append(untagged(said.substring(from))).toString();
    }

    private static Optional<String> kept(MatchResult link) {
        String address = link.group(1);
        return isPublic(address)
                ? Optional.of("<a href=\"%s\" target=\"_blank\">%s</a>".formatted(address, link.group(2)))
                : Optional.empty();
    }

    private static boolean isPublic(String address) {
        try {
            var uri = new URI(address);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && HOST.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String untagged(String text) {
        return TAG.matcher(text).replaceAll("&lt;");
    }
}
