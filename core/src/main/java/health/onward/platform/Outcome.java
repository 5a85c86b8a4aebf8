package health.onward.platform;

import java.util.List;
import java.util.function.Function;

/** What became of a request: done, with a value, or refused, with reasons. Exceptions are kept for bugs and broken machines. */
public sealed interface Outcome<T> {

    record Accepted<T>(T value) implements Outcome<T> {}

    /** Never empty. Structural refusals of one body are reported together; the first business refusal stands alone. */
    record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }

        /** The same refusal of a request that would have given something else. */
        @SuppressWarnings("unchecked")
        public <U> Refused<U> as() {
            return (Refused<U>) this;
        }

        public RefusalCode code() {
            return refusals.getFirst().code();
        }
    }

    static <T> Outcome<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Outcome<T> refused(RefusalCode code, String sentence) {
        return new Refused<>(List.of(new Refusal(code, sentence)));
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(List.of(refusal));
    }

    default <U> Outcome<U> map(Function<? super T, ? extends U> after) {
        return switch (this) {
            case Accepted(var value) -> new Accepted<>(after.apply(value));
            case Refused<T> refused -> refused.as();
        };
    }

    default <U> Outcome<U> then(Function<? super T, Outcome<U>> after) {
        return switch (this) {
            case Accepted(var value) -> after.apply(value);
            case Refused<T> refused -> refused.as();
        };
    }
}
