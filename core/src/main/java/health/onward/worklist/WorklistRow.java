package health.onward.worklist;

import java.time.Instant;

/**
 * An entry as it is stored.
 *
 * @param enteredAt when the referral came on the list; lists are in this order
 */
public record WorklistRow(Instant enteredAt, WorklistEntry entry) {}
