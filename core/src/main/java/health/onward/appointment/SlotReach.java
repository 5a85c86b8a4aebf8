package health.onward.appointment;

import java.time.Instant;

/**
 * Which slots somebody can reach by time alone: those that start after {@code opens} and not after {@code closes}, and were
 * published not after {@code publishedBy}.
 */
public record SlotReach(Instant opens, Instant closes, Instant publishedBy) {

    boolean covers(Slot slot) {
        return slot.start().isAfter(opens)
                && !slot.start().isAfter(closes)
                && !slot.published().isAfter(publishedBy);
    }
}
