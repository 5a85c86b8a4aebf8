package health.onward.server;

import health.onward.platform.Database;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.server.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database and what every room stands on. */
@Configuration(proxyBeanMethods = false)
class PlatformWiring {

    /**
     * Closed as a bean, after everything that uses it, rather than by a shutdown hook of its own: hooks run all at once, and the
     * web server's last requests would wait for a database that has gone.
     */
    @Bean(destroyMethod = "close")
    Database database(Settings settings) {
        return Database.open(settings.database(), Clock.systemUTC());
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.application();
    }

    @Bean
    JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    Transactions transactions(DataSource dataSource, Clock clock) {
        return new Transactions(dataSource, clock);
    }

    /** Chance of each thread's own: ids are not secrets, and threads must not wait for each other over them. */
    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock, () -> ThreadLocalRandom.current().nextLong());
    }

    @Bean("databaseHealthIndicator")
    HealthIndicator databaseHealth(JdbcClient jdbc) {
        // Its parent turns an exception into DOWN: a monitor is told 503, not 500.
        return new AbstractHealthIndicator("the database does not answer") {
            @Override
            protected void doHealthCheck(Health.Builder builder) {
                jdbc.sql("select 1").query(Integer.class).single();
                builder.up();
            }
        };
    }

    @Bean
    MeterBinder connections(Database database) {
        return registry -> {
            Gauge.builder(
                            "onward.database.connections",
                            database,
                            it -> it.use().open())
                    .tag("state", "open")
                    .register(registry);
            Gauge.builder(
                            "onward.database.connections",
                            database,
                            it -> it.use().lent())
                    .tag("state", "lent")
                    .register(registry);
            Gauge.builder(
                            "onward.database.connections",
                            database,
                            it -> it.use().waiting())
                    .tag("state", "waiting")
                    .register(registry);
        };
    }
}
