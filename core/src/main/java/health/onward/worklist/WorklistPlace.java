package health.onward.worklist;

import health.onward.advice.AdviceListRow;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a row stands in its list: what comes after it is found however many others come or go meanwhile. */
public record WorklistPlace(long rank, Instant enteredAt, Ubrn ubrn) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,12})");

    static WorklistPlace of(WorklistRow row) {
        return new WorklistPlace(
                row.entry().rank(), row.enteredAt(), row.entry().ubrn());
    }

    /** Lists of conversations have no rank before the place. */
    static WorklistPlace of(AdviceListRow row) {
        return new WorklistPlace(0, row.placeAt(), row.ubrn());
    }

    /** For a link to the next page. */
    @Override
    public String toString() {
        return rank + "-" + ChronoUnit.MICROS.between(Instant.EPOCH, enteredAt) + "-" + ubrn.number();
    }

    /** Empty for what was not written by {@link #toString}. */
    public static Optional<WorklistPlace> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || Long.parseLong(written.group(3)) == 0) {
            return Optional.empty();
        }
        return Optional.of(new WorklistPlace(
                Long.parseLong(written.group(1)),
                Instant.EPOCH.plus(Long.parseLong(written.group(2)), ChronoUnit.MICROS),
                new Ubrn(Long.parseLong(written.group(3)))));
    }
}
