package health.onward.advice;

import java.util.Arrays;
import java.util.Optional;

/** Who is asked why nobody speaks whose turn it is, one after the other. A row has the number of the last, 0 for nobody. */
public enum AdviceLevel {
    /** The named responder, or the referring clinician. */
    PERSON(1),
    SERVICE(2),
    ORGANISATION(3);

    private final int stored;

    AdviceLevel(int stored) {
        this.stored = stored;
    }

    int stored() {
        return stored;
    }

    static Optional<AdviceLevel> stored(int number) {
        return Arrays.stream(values()).filter(level -> level.stored() == number).findFirst();
    }
}
