package health.onward.acceptance.contract;

import health.onward.server.RunningServer;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * While it is open, none of the shared server's recurring jobs runs: a test can say that what it sent stored nothing, and a scan or
 * a sweep that was due just then is not taken for it.
 */
final class AtRest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private AtRest() {}

    /** Returns when every job that was under way has ended. */
    static AtRest begin() throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (putOff() > 0) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("a job did not end within " + PATIENCE);
            }
            Thread.sleep(50);
        }
        return new AtRest();
    }

    /** How many still run, or have not been put off. */
    private static int putOff() {
        Tampering.run("""
                update scheduled_tasks set execution_time = execution_time + interval '100 years', version = version + 1
                where not picked and execution_time < now() + interval '50 years'
                """);
        return JdbcClient.create(RunningServer.get().database())
                .sql("select count(*) from scheduled_tasks where execution_time < now() + interval '50 years'")
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        Tampering.run("update scheduled_tasks set execution_time = now(), version = version + 1");
    }
}
