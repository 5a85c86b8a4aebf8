package health.onward.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that comes round again and again, kept by a scheduler in the database: however many nodes there are, each job is done by one
 * at a time, and a node that dies is replaced. Ticks follow real time; what a job finds due follows the house's clock.
 */
public final class Jobs implements AutoCloseable {

    /** @param work may be done twice, and may not come at all for a while */
    public record Job(String name, Duration every, Runnable work) {}

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    /** A node that has missed four of them is dead: what it was at is taken up by another, or by itself when it is back. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 4;
    private static final String ONLY = RecurringTask.INSTANCE;

    private final Scheduler scheduler;
    private final List<RecurringTask<Void>> tasks;
    private final Clock real;

    public Jobs(DataSource database, List<Job> jobs, Clock real) {
        this.real = real;
        this.tasks = jobs.stream().map(Jobs::task).toList();
        this.scheduler = Scheduler.create(database)
                .startTasks(tasks)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .threads(Math.max(1, jobs.size()))
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(Duration.ofSeconds(2))
                .build();
    }

    private static RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((instance, context) -> {
            try {
                job.work().run();
            } catch (RuntimeException e) {
                LOG.error("Job {} failed; it is tried again in {}", job.name(), job.every(), e);
            }
        });
    }

    public void start() {
        scheduler.start();
    }

    /** The database may have been exchanged for one that knows nothing of the jobs. */
    public void makeSure() {
        tasks.forEach(task -> scheduler.scheduleIfNotExists(task.instance(ONLY), real.instant()));
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
