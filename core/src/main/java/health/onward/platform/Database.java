package health.onward.platform;

import health.onward.platform.DatabaseServer.Role;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a running house: an embedded server or an outside one, migrated, with the application's connections; and
 * the exchange of the whole database for a fresh one, which only the owner's role can do.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int MONTHS_AHEAD = 6;

    private final @Nullable EmbeddedPostgres embedded;
    private final DatabaseServer server;
    private final DatabaseSettings settings;
    private final Clock clock;
    private final SwitchableDataSource application;

    private Database(
            @Nullable EmbeddedPostgres embedded, DatabaseServer server, DatabaseSettings settings, Clock clock) {
        this.embedded = embedded;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        this.application = new SwitchableDataSource(server.pool(settings.database(), settings.connections()));
    }

    /** Starts or finds the server, migrates, and connects. */
    public static Database open(DatabaseSettings settings, Clock clock) {
        DatabaseSettings.Outside outside = settings.outside();
        if (outside == null) {
            EmbeddedPostgres embedded = EmbeddedPostgres.start(settings.directory(), Map.of());
            try {
                return open(embedded, embedded.server(), settings, clock);
            } catch (RuntimeException e) {
                embedded.close();
                throw e;
            }
        }
        Role owner = new Role(outside.user(), outside.password());
        String user = outside.applicationUser();
        Role application = user == null ? null : new Role(user, String.valueOf(outside.applicationPassword()));
        return open(null, DatabaseServer.at(outside.url(), owner, application), settings, clock);
    }

    /**
     * The same database for an operator's command: beside the running house when there is one, and otherwise on its own, for as
     * long as the command takes.
     */
    public static Database visit(DatabaseSettings settings, Clock clock) {
        if (settings.outside() != null) {
            return open(settings, clock);
        }
        return EmbeddedPostgres.beside(settings.directory())
                .map(server -> beside(server, settings, clock))
                .orElseGet(() -> open(settings, clock));
    }

    private static Database beside(DatabaseServer server, DatabaseSettings settings, Clock clock) {
        server.version(settings.database());
        if (Migrations.isBehind(server.asOwner(settings.database()), settings.profile())) {
            throw new CannotStart("the running Onward is of another version than this command: stop it with"
                    + " './onward stop', and start it again");
        }
        return new Database(null, server, settings, clock);
    }

    private static Database open(
            @Nullable EmbeddedPostgres embedded, DatabaseServer server, DatabaseSettings settings, Clock clock) {
        String database = settings.database();
        if (embedded != null) {
            server.makeApplicationRole();
            finishExchange(server, database);
            if (!server.exists(database)) {
                server.create(database, null);
            }
        }
        LOG.info("PostgreSQL {} at {}", server.version(database), server.addressOf(database));
        if (!server.hasApplicationRole()) {
            LOG.warn(
                    "The application works with the owner's role: give it one of its own with ONWARD_DATABASE_APP_USER"
                            + " and ONWARD_DATABASE_APP_PASSWORD, so that it cannot change the schema, the audit or the ledger");
        }
        migrate(server, database, settings, clock);
        return new Database(embedded, server, settings, clock);
    }

    private static void migrate(DatabaseServer server, String database, DatabaseSettings settings, Clock clock) {
        DataSource owner = server.asOwner(database);
        Migrations.run(owner, settings.profile(), server.hasApplicationRole() ? server.applicationRole() : null);
        Partitions.ensure(owner, clock.instant(), MONTHS_AHEAD);
    }

    /** Where the house reads and writes, with the application's role. Stays the same object over an exchange. */
    public DataSource application() {
        return application;
    }

    /** Connects with the owner's role, for the rare work that needs it (the next months' partitions). */
    public DataSource owner() {
        return server.asOwner(settings.database());
    }

    public SwitchableDataSource.Use use() {
        return application.use();
    }

    /**
     * Makes a new, migrated database, lets {@code seed} fill it with the application's role, and puts it in the place of the
     * one in use. Requests under way finish on the old one; those that come meanwhile wait.
     */
    public synchronized void replace(Consumer<DataSource> seed) {
        String fresh = settings.database() + FRESH;
        server.drop(fresh);
        server.create(fresh, null);
        migrate(server, fresh, settings, clock);
        try (var pool = server.pool(fresh, settings.connections())) {
            seed.accept(pool);
        }
        application.exchange(() -> changePlaces(fresh), () -> server.pool(settings.database(), settings.connections()));
        server.drop(settings.database() + OLD);
    }

    private void changePlaces(String fresh) {
        server.disconnectAll(settings.database());
        server.rename(settings.database(), settings.database() + OLD);
        server.rename(fresh, settings.database());
    }

    private static final String FRESH = "_fresh";
    private static final String OLD = "_old";

    /** A crash between the two renames leaves the old and the fresh one, and nothing at the name. */
    private static void finishExchange(DatabaseServer server, String database) {
        if (!server.exists(database) && server.exists(database + OLD) && server.exists(database + FRESH)) {
            server.rename(database + FRESH, database);
        }
        server.drop(database + FRESH);
        server.drop(database + OLD);
    }

    @Override
    public void close() {
        application.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
