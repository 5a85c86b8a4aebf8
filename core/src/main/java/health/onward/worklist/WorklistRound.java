package health.onward.worklist;

import health.onward.referral.Ubrn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Compares all lists with all that they are made of in one go, for an operator; the patrol does the same little by little. */
public final class WorklistRound {

    private static final int BUCKETS = Ubrn.BUCKETS / WorklistPatrol.PARTS;

    private final List<ListCheck> checks;

    public WorklistRound(List<? extends ListCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * @param differences how many there are of each kind on each list; nobody is named
     * @param mended how many of them are made right
     */
    public record Found(Map<String, Long> differences, long mended) {

        public long all() {
            return differences.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param progress is told how many parts of {@link #parts} are done */
    public Found go(boolean mending, LongConsumer progress) {
        Map<String, Long> differences = new TreeMap<>();
        long mended = 0;
        for (int part = 0; part < WorklistPatrol.PARTS; part++) {
            int first = part * BUCKETS;
            for (ListCheck check : checks) {
                List<ListCheck.Wrong> found = check.wrong(first, first + BUCKETS - 1);
                found.forEach(one -> differences.merge(one.what(), 1L, Long::sum));
                // One that somebody is changing just now is found the next time.
                mended +=
                        mending ? found.stream().filter(ListCheck.Wrong::mended).count() : 0;
            }
            progress.accept(part + 1);
        }
        return new Found(differences, mended);
    }

    public static int parts() {
        return WorklistPatrol.PARTS;
    }
}
