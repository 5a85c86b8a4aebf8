package health.onward.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Two commands that begin at the same moment, and what each was told: one of them that it came too late. */
final class AtOnce {

    private AtOnce() {}

    static List<String> codes(Supplier<String> one, Supplier<String> other) throws InterruptedException {
        var barrier = new CyclicBarrier(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Callable<String>> acts = Stream.of(one, other)
                    .<Callable<String>>map(act -> () -> {
                        barrier.await();
                        return act.get();
                    })
                    .toList();
            List<String> codes =
                    both.invokeAll(acts).stream().map(Future::resultNow).toList();
            assertThat(codes).containsAnyOf("LOCKED", "VERSION_CONFLICT", "INVALID_REQUEST_STATE");
            return codes;
        }
    }
}
