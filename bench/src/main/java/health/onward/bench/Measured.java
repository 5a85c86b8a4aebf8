package health.onward.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Timed rounds of one operation, all run by the same. */
final class Measured {

    /**
     * @param nanos how long each operation took; empty when the runner does not tell
     */
    record Round(double perSecond, long operations, long[] nanos, Used used) {}

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    /** The median round's. */
    double perSecond() {
        List<Double> sorted = rates();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The slowest and the fastest round. */
    String spread() {
        List<Double> sorted = rates();
        return "%.0f to %.0f".formatted(sorted.getFirst(), sorted.getLast());
    }

    double applicationMs() {
        return perOperation(used().application());
    }

    double databaseMs() {
        return perOperation(used().database());
    }

    double driverMs() {
        return perOperation(used().driver());
    }

    double walBytes() {
        return (double) used().wal() / operations();
    }

    /** @param share of the operations that were at most as slow */
    double latencyMs(double share) {
        long[] all = rounds.stream()
                .flatMapToLong(it -> Arrays.stream(it.nanos()))
                .sorted()
                .toArray();
        return all[(int) Math.min(all.length - 1L, (long) (all.length * share))] / 1e6;
    }

    private List<Double> rates() {
        return rounds.stream().map(Round::perSecond).sorted().toList();
    }

    private Used used() {
        return rounds.stream().map(Round::used).reduce(Used.NOTHING, Used::plus);
    }

    private long operations() {
        return rounds.stream().mapToLong(Round::operations).sum();
    }

    private double perOperation(Duration time) {
        return time.toNanos() / 1e6 / operations();
    }
}
