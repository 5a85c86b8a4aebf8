package health.onward.server.demo;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps requests and the exchange of the database apart: a request that has begun ends in the old world, the next begins in the
 * new. Without it a request could carry a number from the old world's block of UBRNs into the new.
 */
final class ResetGate implements Filter {

    static final String RESET = "/demo/reset";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReadWriteLock gate = new ReentrantReadWriteLock(true);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && http.getRequestURI().equals(RESET)) {
            chain.doFilter(request, response);
            return;
        }
        gate.readLock().lock();
        try {
            chain.doFilter(request, response);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Does the work while no request is under way; false when one did not end in time, and nothing was done. */
    boolean alone(Runnable work) throws InterruptedException {
        if (!gate.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            gate.writeLock().unlock();
        }
    }
}
