package health.onward.platform;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a request was not done.
 *
 * @param sentence what a person can act on; never a patient's detail that the caller did not send
 * @param where the place in the request, in the caller's own terms, or null
 */
public record Refusal(
        RefusalCode code, String sentence, @Nullable String where) {

    public Refusal(RefusalCode code, String sentence) {
        this(code, sentence, null);
    }
}
