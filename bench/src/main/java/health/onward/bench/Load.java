package health.onward.bench;

import health.onward.acceptance.running.Referrer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Some clients at once, each with one kept connection, each asking again as soon as it is answered. */
final class Load {

    /** One operation of one client. */
    interface Operation {
        /** @return false when there is nothing left to do it with */
        boolean run(Referrer client) throws IOException;
    }

    /** What came of it. */
    record Round(Duration took, long[] nanos) {

        long done() {
            return nanos.length;
        }

        double perSecond() {
            return done() * 1e9 / took.toNanos();
        }
    }

    private final int clients;
    private final int port;
    private final String token;

    Load(int clients, int port, String token) {
        this.clients = clients;
        this.port = port;
        this.token = token;
    }

    Referrer client() {
        return new Referrer(port, token);
    }

    Round lasting(Duration duration, Operation operation) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        return whilst(() -> System.nanoTime() < end, operation);
    }

    /** Until {@code more} says no, or an operation does. */
    Round whilst(BooleanSupplier more, Operation operation) throws InterruptedException {
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<long[]>> results = new ArrayList<>();
            for (int n = 0; n < clients; n++) {
                results.add(threads.submit(() -> client(more, operation)));
            }
            long[] nanos = all(results);
            return new Round(Duration.ofNanos(System.nanoTime() - start), nanos);
        }
    }

    private long[] client(BooleanSupplier more, Operation operation) throws IOException {
        long[] nanos = new long[1024];
        int done = 0;
        try (Referrer client = client()) {
            while (more.getAsBoolean()) {
                long start = System.nanoTime();
                if (!operation.run(client)) {
                    break;
                }
                if (done == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * done);
                }
                nanos[done++] = System.nanoTime() - start;
            }
        }
        return Arrays.copyOf(nanos, done);
    }

    private static long[] all(List<Future<long[]>> results) throws InterruptedException {
        List<long[]> parts = new ArrayList<>();
        for (Future<long[]> result : results) {
            try {
                parts.add(result.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client of the measurement failed: " + e.getCause(), e.getCause());
            }
        }
        return parts.stream().flatMapToLong(Arrays::stream).toArray();
    }
}
