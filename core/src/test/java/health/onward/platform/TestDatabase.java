package health.onward.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import health.onward.platform.DatabaseSettings.Outside;
import health.onward.platform.Migrations.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database of a test's own, copied from a migrated template in a tenth of a second. All live on one embedded PostgreSQL
 * per JVM, which forgets everything at the end.
 */
public final class TestDatabase implements AutoCloseable {

    /** For tests only: nothing must survive, so nothing waits for the disk. */
    private static final Map<String, String> CARELESS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "300");

    private static final Map<Profile, String> TEMPLATES = new EnumMap<>(Profile.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres running;

    private final DatabaseServer server;
    private final String name;
    private final HikariDataSource application;

    private TestDatabase(DatabaseServer server, String name) {
        this.server = server;
        this.name = name;
        HikariConfig config = server.poolOf(name, 8);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("socketFactory", WireTap.class.getName());
        config.addDataSourceProperty("socketFactoryArg", name);
        this.application = new HikariDataSource(config);
    }

    public static TestDatabase fresh() {
        return fresh(Profile.PLAIN);
    }

    public static TestDatabase fresh(Profile profile) {
        String template = template(profile);
        String name = "test_" + COUNT.incrementAndGet();
        server().create(name, template);
        return new TestDatabase(server(), name);
    }

    /** An empty database without our schema: for tests of migrations. */
    static TestDatabase empty() {
        String name = "test_" + COUNT.incrementAndGet();
        server().create(name, null);
        return new TestDatabase(server(), name);
    }

    /** Connects, from a small pool, with the role that the running house has. */
    public DataSource application() {
        return application;
    }

    /** Connects, anew each time, with the role that owns the schema: to look at what the application may not change. */
    public DataSource owner() {
        return server.asOwner(name);
    }

    /** How often the application's connections have waited for the server, as counted on the wire itself. */
    public long roundTrips() {
        return WireTap.roundTrips(name);
    }

    public String name() {
        return name;
    }

    /** The same database as an operator would name it in the environment. */
    public static Outside asOutside(TestDatabase database, @Nullable String applicationUser) {
        return server().outside(database.name, applicationUser != null);
    }

    @Override
    public void close() {
        application.close();
        server.drop(name);
    }

    /** The one server of this JVM. */
    public static synchronized DatabaseServer server() {
        if (running == null) {
            running = start();
            running.server().makeApplicationRole();
        }
        return running.server();
    }

    private static synchronized String template(Profile profile) {
        return TEMPLATES.computeIfAbsent(profile, p -> {
            String name = "template_" + p.name().toLowerCase(Locale.ROOT);
            server().create(name, null);
            DataSource owner = server().asOwner(name);
            Migrations.run(owner, p, server().applicationRole());
            Partitions.ensure(owner, Instant.now(), 1);
            return name;
        });
    }

    private static EmbeddedPostgres start() {
        try {
            Path directory = ScratchDirectory.make();
            EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, CARELESS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                ScratchDirectory.forget(directory);
            }));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
