package health.onward.outside.scan;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rich text: groups that close, and nothing embedded, linked or fetched. */
final class RtfFormat implements Format {

    private static final Set<String> ACTIVE = Set.of(
            "object",
            "objdata",
            "objocx",
            "objemb",
            "objlink",
            "objautlink",
            "objsub",
            "objpub",
            "objhtml",
            "objupdate",
            "objclass",
            "bin",
            "template",
            "datastore",
            "ddeauto");

    private static final Pattern FETCHING =
            Pattern.compile("\\b(dde|ddeauto|includetext|includepicture|import|link|macrobutton)\\b");

    private static final int DEEPEST = 1_000;

    @Override
    public void check(byte[] file, Parts parts) throws NotThat {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("{\\rtf1")) {
            throw new NotThat("it does not begin as rich text does");
        }
        int end = end(text);
        if (!text.substring(end).strip().replace("\0", "").isEmpty()) {
            throw new NotThat("something follows after its end");
        }
    }

    /** Where the outermost group closes. */
    private static int end(String text) throws NotThat {
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '\\' -> at += control(text, at + 1);
                default -> {}
            }
            if (depth == 0) {
                return at + 1;
            }
            if (depth > DEEPEST) {
                throw new NotThat("its groups are nested too deep");
            }
        }
        throw new NotThat("its groups do not close");
    }

    /** How many characters a control takes. */
    private static int control(String text, int from) throws NotThat {
        int end = from;
        while (end < text.length() && Character.isLetter(text.charAt(end)) && text.charAt(end) < 128) {
            end++;
        }
        String word = text.substring(from, end).toLowerCase(Locale.ROOT);
        if (ACTIVE.contains(word)) {
            throw new NotThat("it has an embedded object or fetches something (" + word + ")");
        }
        if (word.equals("fldinst")) {
            harmless(text.substring(end, Math.min(text.length(), end + 400)).toLowerCase(Locale.ROOT));
        }
        return Math.max(1, end - from);
    }

    private static void harmless(String field) throws NotThat {
        int close = field.indexOf('}');
        String instruction = close < 0 ? field : field.substring(0, close);
        if (FETCHING.matcher(instruction).find()) {
            throw new NotThat("one of its fields fetches something");
        }
    }
}
