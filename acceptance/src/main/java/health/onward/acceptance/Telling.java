package health.onward.acceptance;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells what a journey does while it does it: each step's number and purpose, each call, and what the answer shows. */
public final class Telling implements Consumer<Reply> {

    private final PrintStream out;
    private int steps;
    private int calls;
    private Duration spent = Duration.ZERO;

    public Telling(PrintStream out) {
        this.out = out;
    }

    void begins(String purpose) {
        steps++;
        out.printf("%3d. %s%n", steps, purpose);
    }

    @Override
    public void accept(Reply reply) {
        calls++;
        spent = spent.plus(reply.took());
        out.printf(
                "     %-92s %d %5d ms%n",
                reply.call(), reply.status(), reply.took().toMillis());
    }

    void shows(String what) {
        out.printf("     -> %s%n", what);
    }

    void says(String line) {
        out.println(line);
    }

    int steps() {
        return steps;
    }

    int calls() {
        return calls;
    }

    Duration spent() {
        return spent;
    }
}
