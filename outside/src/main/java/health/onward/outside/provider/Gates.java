package health.onward.outside.provider;

import health.onward.appointment.SystemId;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many bookings may wait for one system, and whether it is worth asking: one that has not been answering is left alone for a
 * while, so that its patients need not wait for nothing.
 */
final class Gates {

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(90)
            .waitDurationInOpenState(Duration.ofSeconds(30))
            .permittedNumberOfCallsInHalfOpenState(3)
            .maxWaitDurationInHalfOpenState(Duration.ofMinutes(3))
            .build();

    private final int waiting;
    private final Map<SystemId, Gate> gates = new ConcurrentHashMap<>();

    /** @param waiting at most, for each system */
    Gates(int waiting) {
        this.waiting = waiting;
    }

    Gate of(SystemId system) {
        return gates.computeIfAbsent(
                system, id -> new Gate(new Semaphore(waiting), CircuitBreaker.of(id.value(), BREAKER)));
    }

    record Gate(Semaphore places, CircuitBreaker breaker) {

        /** Empty when in; otherwise why not. */
        String closed() {
            if (!places.tryAcquire()) {
                return "as many bookings as may wait for it are waiting";
            }
            if (!breaker.tryAcquirePermission()) {
                places.release();
                return "it has not been answering; it is asked again in a while";
            }
            return "";
        }

        void leave(boolean answered) {
            places.release();
            if (answered) {
                breaker.onSuccess(0, TimeUnit.MILLISECONDS);
            } else {
                breaker.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException("no answer"));
            }
        }
    }
}
