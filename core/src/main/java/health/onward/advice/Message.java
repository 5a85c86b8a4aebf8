package health.onward.advice;

import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What was said once in a conversation; never changed afterwards.
 *
 * @param number 1 is the question that began it
 * @param sender who was at the keyboard
 * @param responsible the clinician who answers for it
 * @param text as {@link MessageText} let it through
 */
public record Message(
        long id,
        int number,
        SentBy sentBy,
        Sender sender,
        Sender responsible,
        Optional<GuidanceOutcome> outcome,
        Optional<Recommendation> recommendation,
        String text,
        Instant sentAt) {

    public record Sender(UserId user, OdsCode organisation, BusinessFunction function) {}
}
