package health.onward.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server, ours or an outside one, and the two roles we know there: the owner makes databases and schemas, the
 * application reads and writes rows. Without a role of its own the application works as the owner.
 */
public final class DatabaseServer {

    public record Role(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }

    static {
        // Asking a connection "are you alive?" is a round trip: only those that rested for ten seconds are asked.
        System.getProperties().putIfAbsent("com.zaxxer.hikari.aliveBypassWindowMs", "10000");
    }

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]*/)([^?]*)(\\?.*)?");

    private final String prefix;
    private final String parameters;
    private final Role owner;
    private final Role application;

    DatabaseServer(String prefix, String parameters, Role owner, Role application) {
        this.prefix = prefix;
        this.parameters = parameters;
        this.owner = owner;
        this.application = application;
    }

    static DatabaseServer at(String url, Role owner, @Nullable Role application) {
        Matcher parts = parts(url);
        String parameters = parts.group(3);
        return new DatabaseServer(
                parts.group(1), parameters == null ? "" : parameters, owner, application == null ? owner : application);
    }

    static String databaseIn(String url) {
        String name = parts(url).group(2);
        if (name.isEmpty()) {
            throw new CannotStart("ONWARD_DATABASE_URL names no database: it looks like " + EXAMPLE);
        }
        return name;
    }

    private static final String EXAMPLE = "jdbc:postgresql://host:5432/onward";

    private static Matcher parts(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new CannotStart("ONWARD_DATABASE_URL is not understood: it looks like " + EXAMPLE);
        }
        return parts;
    }

    public String url(String database) {
        return prefix + database + parameters;
    }

    /** A new connection for each use: for migrations and other rare work. */
    public DataSource asOwner(String database) {
        return unpooled(database, owner);
    }

    public DataSource asApplication(String database) {
        return unpooled(database, application);
    }

    HikariDataSource pool(String database, int connections) {
        return new HikariDataSource(poolOf(database, connections));
    }

    HikariConfig poolOf(String database, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(url(database));
        config.setUsername(application.name());
        config.setPassword(application.password());
        config.setDataSourceProperties(properties());
        config.setPoolName(database);
        config.setMaximumPoolSize(connections);
        // A house whose database does not answer says so at once; a queue of waiting requests helps nobody.
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(30_000);
        return config;
    }

    boolean hasApplicationRole() {
        return !application.name().equals(owner.name());
    }

    String applicationRole() {
        return application.name();
    }

    /** The role exists after this, with our password; it may do nothing yet. */
    void makeApplicationRole() {
        boolean exists = Boolean.TRUE.equals(server().queryForObject(
                        "select exists (select from pg_roles where rolname = ?)", Boolean.class, application.name()));
        server().execute((exists ? "alter" : "create") + " role " + quoted(application.name())
                + " login nosuperuser nocreatedb nocreaterole password '"
                + application.password().replace("'", "''") + "'");
    }

    public boolean exists(String database) {
        return Boolean.TRUE.equals(server().queryForObject(
                        "select exists (select from pg_database where datname = ?)", Boolean.class, database));
    }

    /** @param template an existing database without sessions, or null for an empty one */
    public void create(String database, @Nullable String template) {
        server().execute("create database " + quoted(database) + " template "
                + (template == null ? "template0" : quoted(template)));
        // A temporary table is a table too, and the application makes none.
        server().execute("revoke all on database " + quoted(database) + " from public");
        server().execute("grant connect on database " + quoted(database) + " to " + quoted(application.name()));
    }

    public void drop(String database) {
        server().execute("drop database if exists " + quoted(database) + " with (force)");
    }

    void rename(String database, String name) {
        server().execute("alter database " + quoted(database) + " rename to " + quoted(name));
    }

    /** Ends what is still connected, other nodes and forgotten consoles, as far as our role may. */
    void disconnectAll(String database) {
        server().queryForList("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", database);
    }

    /** Where it is, without the URL's parameters: a password may be among them. */
    String addressOf(String database) {
        return prefix + database;
    }

    /** Asks the server for its version as either role: the cheapest proof that address, users and passwords are right. */
    String version(String database) {
        version(database, application);
        return version(database, owner);
    }

    private String version(String database, Role role) {
        try {
            String version =
                    new JdbcTemplate(unpooled(database, role)).queryForObject("show server_version", String.class);
            return String.valueOf(version);
        } catch (DataAccessException e) {
            String variables = role.equals(owner) ? "ONWARD_DATABASE_" : "ONWARD_DATABASE_APP_";
            throw new CannotStart(
                    "the database " + addressOf(database) + " does not answer for user " + role.name() + ": "
                            + e.getMostSpecificCause().getMessage() + " (see ONWARD_DATABASE_URL, " + variables
                            + "USER, "
                            + variables + "PASSWORD)",
                    e);
        }
    }

    /** One of its databases as another house would name it. */
    public DatabaseSettings.Outside outside(String database, boolean twoRoles) {
        return new DatabaseSettings.Outside(
                url(database),
                owner.name(),
                owner.password(),
                twoRoles ? application.name() : null,
                twoRoles ? application.password() : null);
    }

    private JdbcTemplate server() {
        return new JdbcTemplate(asOwner("postgres"));
    }

    private DataSource unpooled(String database, Role role) {
        var source = new DriverManagerDataSource(url(database), role.name(), role.password());
        source.setConnectionProperties(properties());
        return source;
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "onward");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
