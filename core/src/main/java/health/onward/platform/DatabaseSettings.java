package health.onward.platform;

import health.onward.platform.Migrations.Profile;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the house keeps its rows.
 *
 * @param directory the data directory, where an embedded server lives
 * @param outside another PostgreSQL, which is used instead
 * @param connections how many at most; more than a few per core only make each other slower
 */
public record DatabaseSettings(Path directory, @Nullable Outside outside, Profile profile, int connections) {

    /** @param user the owner of the database; it may make databases when the demo's reset is wanted */
    public record Outside(
            String url,
            String user,
            String password,
            @Nullable String applicationUser,
            @Nullable String applicationPassword) {

        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    /** From {@code ONWARD_DATA} and {@code ONWARD_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}, {@code _APP_USER}, {@code _APP_PASSWORD}. */
    public static DatabaseSettings from(Map<String, String> environment) {
        Path directory = Path.of(environment.getOrDefault("ONWARD_DATA", ".onward/data"));
        return new DatabaseSettings(directory, outside(environment), Profile.PLAIN, 10);
    }

    /** The same for a command that needs few. */
    public DatabaseSettings connecting(int atMost) {
        return new DatabaseSettings(directory, outside, profile, atMost);
    }

    String database() {
        return outside == null ? "onward" : DatabaseServer.databaseIn(outside.url());
    }

    private static @Nullable Outside outside(Map<String, String> environment) {
        String url = environment.getOrDefault("ONWARD_DATABASE_URL", "");
        if (url.isBlank()) {
            return null;
        }
        return new Outside(
                url,
                required(environment, "ONWARD_DATABASE_USER"),
                environment.getOrDefault("ONWARD_DATABASE_PASSWORD", ""),
                environment.get("ONWARD_DATABASE_APP_USER"),
                environment.get("ONWARD_DATABASE_APP_PASSWORD"));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new CannotStart(
                    "ONWARD_DATABASE_URL is set, but " + name + " is not: set it to the database's owner");
        }
        return value;
    }
}
