package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.Arrays;
import java.util.List;

/** Finds the constant that a text names. */
final class Named {

    private Named() {}

    /** @param where the field that says it */
    static <E extends Enum<E>> Outcome<E> of(Class<E> type, String said, String where) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        return all.stream()
                .filter(one -> one.name().equals(said))
                .findFirst()
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(new Refusal(RefusalCode.INVALID_CODE, "is one of " + all, where)));
    }
}
