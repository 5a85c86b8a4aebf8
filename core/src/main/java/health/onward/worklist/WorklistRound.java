package health.onward.worklist;

import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import health.onward.worklist.WorklistCheck.Difference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Compares all lists with all referrals in one go, for an operator; the patrol does the same little by little. */
public final class WorklistRound {

    private static final int BUCKETS = Ubrn.BUCKETS / WorklistPatrol.PARTS;

    private final WorklistCheck check;

    public WorklistRound(WorklistCheck check) {
        this.check = check;
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
            List<Difference> found = check.compare(part * BUCKETS, (part + 1) * BUCKETS - 1);
            found.forEach(
                    one -> differences.merge(one.kind() + " " + one.entry().list(), 1L, Long::sum));
            if (mending) {
                // One that somebody is changing just now is found the next time.
                mended += found.stream()
                        .filter(one -> check.mend(one) instanceof Outcome.Accepted)
                        .count();
            }
            progress.accept(part + 1);
        }
        return new Found(differences, mended);
    }

    public static int parts() {
        return WorklistPatrol.PARTS;
    }
}
