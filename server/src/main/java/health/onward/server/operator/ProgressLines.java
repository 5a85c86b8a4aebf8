package health.onward.server.operator;

import health.onward.platform.bulk.ImportProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells on standard error how far an import is, when it takes long enough for somebody to wonder. */
final class ProgressLines implements ImportProgress {

    private static final long EVERY = Duration.ofSeconds(2).toNanos();
    private static final int LOOK_AT_THE_CLOCK = 1_000;

    private final PrintStream out;
    private final LongSupplier nanos;
    private long told;

    ProgressLines(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.told = nanos.getAsLong();
    }

    @Override
    public void read(String file, long rows) {
        if (rows % LOOK_AT_THE_CLOCK == 0 && isTime()) {
            out.printf("  %s: %,d rows ...%n", file, rows);
        }
    }

    @Override
    public void begins(String step) {
        out.println("  " + step + " ...");
        told = nanos.getAsLong();
    }

    private boolean isTime() {
        long now = nanos.getAsLong();
        if (now - told < EVERY) {
            return false;
        }
        told = now;
        return true;
    }
}
