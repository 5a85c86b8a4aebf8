package health.onward.platform;

import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Does something for each of many, some at a time, on virtual threads: one that waits for somebody outside holds up no other. */
public final class AtOnce {

    private static final int TOGETHER = 20;

    private AtOnce() {}

    /** Returns when all are done: how many of them with success. */
    public static <T> int each(Collection<T> all, Predicate<T> work) {
        var places = new Semaphore(TOGETHER);
        var done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T one : all) {
                threads.execute(() -> {
                    places.acquireUninterruptibly();
                    try {
                        if (work.test(one)) {
                            done.incrementAndGet();
                        }
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return done.get();
    }
}
