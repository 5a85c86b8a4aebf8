package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Search criteria written as in a table: {@code priority specialty/clinicType name=value ...}. */
public final class SearchSample {

    private SearchSample() {}

    /** {@code "ROUTINE CARDIOLOGY/HEART_FAILURE postcode=ZZ11FL distance=10"}; a dash stands for what is absent. */
    public static SearchCriteria criteria(String text) {
        String[] words = text.strip().split(" +");
        String[] subject = words[1].split("/");
        return new SearchCriteria(
                Priority.valueOf(words[0]),
                given(subject[0]),
                given(subject.length > 1 ? subject[1] : "-"),
                value(words, "term"),
                value(words, "clinician").map(UserId::new),
                value(words, "postcode"),
                value(words, "distance").map(Integer::parseInt),
                value(words, "wait").map(Integer::parseInt),
                value(words, "organisation").map(OdsCode::new),
                !value(words, "appropriate").equals(Optional.of("no")),
                false);
    }

    private static Optional<String> given(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(text);
    }

    private static Optional<String> value(String[] words, String name) {
        @Nullable String found = null;
        for (String word : words) {
            if (word.startsWith(name + "=")) {
                found = word.substring(name.length() + 1);
            }
        }
        return Optional.ofNullable(found);
    }
}
