package health.onward.acceptance.running;

import health.onward.platform.DatabaseServer;
import health.onward.platform.DatabaseSettings.Outside;
import health.onward.platform.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL that outlives the servers it is given to: as durable as in earnest, with an empty database and the house's two
 * roles. To a server it looks like an operator's own.
 */
public final class OwnDatabase implements AutoCloseable {

    private static final String NAME = "onward";

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final Outside outside;

    private OwnDatabase(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
        this.outside = postgres.server().outside(NAME, true);
    }

    /** @param configuration settings of postgresql.conf, beside the durable ones of the house */
    public static OwnDatabase start(Path directory, Map<String, String> configuration) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, configuration);
        var database = new OwnDatabase(directory, postgres);
        DatabaseServer server = postgres.server();
        new JdbcTemplate(server.asOwner("postgres"))
                .execute("create role " + database.outside.applicationUser() + " login password '"
                        + database.outside.applicationPassword() + "'");
        server.create(NAME, null);
        return database;
    }

    public JdbcTemplate asOwner() {
        return new JdbcTemplate(source());
    }

    public DataSource source() {
        return postgres.server().asOwner(NAME);
    }

    public int port() {
        return URI.create(outside.url().substring("jdbc:".length())).getPort();
    }

    public String name() {
        return NAME;
    }

    /** As the application, for programs that are no Java. */
    public String applicationUser() {
        return String.valueOf(outside.applicationUser());
    }

    public String applicationPassword() {
        return String.valueOf(outside.applicationPassword());
    }

    /** The settings with which a server uses it. */
    public Map<String, String> environment() {
        return environment(port(), "");
    }

    /** @param port of something that stands before it
     * @param parameters of the driver, such as {@code ?binaryTransfer=false} */
    public Map<String, String> environment(int port, String parameters) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ONWARD_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + parameters);
        environment.put("ONWARD_DATABASE_USER", outside.user());
        environment.put("ONWARD_DATABASE_PASSWORD", outside.password());
        environment.put("ONWARD_DATABASE_APP_USER", applicationUser());
        environment.put("ONWARD_DATABASE_APP_PASSWORD", applicationPassword());
        return environment;
    }

    /** Of the postgres that all its other processes descend from. */
    public long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(directory.resolve("postgres").resolve("postmaster.pid"))
                            .getFirst()
                            .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
