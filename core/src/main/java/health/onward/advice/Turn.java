package health.onward.advice;

import java.time.Instant;
import java.util.Optional;

/**
 * One side's turn to speak.
 *
 * @param since when the other side passed it on
 * @param place what the patient's place on the provider's list is counted from; neither a question asked back nor an answer that is
 *     disputed costs it
 * @param due by when this side should have spoken
 * @param escalation to whom it went up so far for being overdue; 0 to nobody
 * @param escalateAt when it goes up next
 */
public record Turn(Instant since, Instant place, Instant due, int escalation, Instant escalateAt) {

    static Turn starting(Instant since, Instant place, Instant due) {
        return new Turn(since, place, due, 0, due);
    }

    /** Who was asked last why nobody speaks. */
    public Optional<AdviceLevel> level() {
        return AdviceLevel.stored(escalation);
    }

    Turn up(AdviceLevel to, Instant next) {
        return new Turn(since, place, due, to.stored(), next);
    }

    public boolean overdue(Instant now) {
        return now.isAfter(due);
    }
}
