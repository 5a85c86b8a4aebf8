package health.onward.worklist;

import health.onward.referral.Ubrn;
import health.onward.worklist.ListCheck.Wrong;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round all referrals and conversations, a part at each call, and mends what the lists say of them. There is nothing to mend unless a release
 * has changed who is on a list, somebody has written by hand, or we have made a mistake: so it is said loudly.
 */
public final class WorklistPatrol {

    static final int PARTS = 64;

    private static final int BUCKETS = Ubrn.BUCKETS / PARTS;
    private static final Logger LOG = LoggerFactory.getLogger(WorklistPatrol.class);

    private final List<ListCheck> checks;
    private int next;

    public WorklistPatrol(List<? extends ListCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** The next part; after the last comes the first. */
    public synchronized void walk() {
        int first = next * BUCKETS;
        next = (next + 1) % PARTS;
        checks.forEach(check -> mend(check, first));
    }

    private static void mend(ListCheck check, int first) {
        List<Wrong> found = check.wrong(first, first + BUCKETS - 1);
        if (found.isEmpty()) {
            return;
        }
        LOG.error(
                "Worklists differ from what buckets {} to {} hold and are mended: {}",
                first,
                first + BUCKETS - 1,
                counted(found));
        // One that somebody is changing just now is found the next time.
        found.forEach(Wrong::mended);
    }

    /** Without saying whose they are. */
    private static Map<String, Long> counted(List<Wrong> found) {
        return found.stream()
                .map(Wrong::what)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
