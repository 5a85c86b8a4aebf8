package health.onward.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two requests at the same moment, and what each was told. */
public final class Together {

    private Together() {}

    public static <T> List<Outcome<T>> together(Callable<Outcome<T>> one, Callable<Outcome<T>> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        List<Outcome<T>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<T>>> running = new ArrayList<>();
            for (var call : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            for (var future : running) {
                outcomes.add(future.get());
            }
        }
        return outcomes;
    }

    public static <T> List<RefusalCode> codes(List<Outcome<T>> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(outcome -> ((Outcome.Refused<T>) outcome).code())
                .toList();
    }
}
