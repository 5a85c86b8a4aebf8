package health.onward.appointment;

import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two requests at the same moment, and what each was told. */
final class Together {

    private Together() {}

    static List<Outcome<Answer>> together(Callable<Outcome<Answer>> one, Callable<Outcome<Answer>> other)
            throws Exception {
        var barrier = new CyclicBarrier(2);
        List<Outcome<Answer>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<Answer>>> running = new ArrayList<>();
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

    static List<RefusalCode> codes(List<Outcome<Answer>> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(outcome -> ((Outcome.Refused<Answer>) outcome).code())
                .toList();
    }
}
