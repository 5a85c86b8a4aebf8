package health.onward.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.DatabaseSettings.Outside;
import health.onward.platform.Migrations.Profile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void rows_survive_a_restart_and_the_application_is_not_the_owner(@TempDir Path directory) {
        var settings = new DatabaseSettings(directory, null, Profile.PLAIN, 2);
        try (var database = Database.open(settings, CLOCK)) {
            var jdbc = new JdbcTemplate(database.application());
            jdbc.update("insert into setting values ('kept', 'yes')");
            assertThatThrownBy(() -> jdbc.execute("delete from audit"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        try (var database = Database.open(settings, CLOCK)) {
            assertThat(setting(database, "kept")).isEqualTo("yes");
            database.replace(fresh -> new JdbcTemplate(fresh).update("insert into setting values ('kept', 'anew')"));
        }
        try (var database = Database.open(settings, CLOCK)) {
            assertThat(setting(database, "kept")).isEqualTo("anew");
        }
    }

    @Test
    void an_exchange_lets_what_is_under_way_finish_and_what_comes_wait() throws Exception {
        try (var outside = TestDatabase.empty();
                var database = Database.open(of(outside, null), CLOCK);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new JdbcTemplate(database.application()).update("insert into setting values ('world', 'old')");
            var begun = new CountDownLatch(1);
            var old = threads.submit(() -> {
                try (var connection = database.application().getConnection();
                        var statement = connection.createStatement()) {
                    begun.countDown();
                    statement.execute("select pg_sleep(0.5)");
                    return statement.executeUpdate("update setting set value = 'older'");
                }
            });
            begun.await();
            var done = new AtomicBoolean();
            var reader = threads.submit(() -> {
                int reads = 0;
                while (!done.get()) {
                    assertThat(setting(database, "world")).isIn("old", "older", "new");
                    reads++;
                }
                return reads;
            });
            database.replace(fresh -> new JdbcTemplate(fresh).update("insert into setting values ('world', 'new')"));
            done.set(true);
            assertThat(old.get()).isEqualTo(1);
            assertThat(reader.get()).isPositive();
            assertThat(setting(database, "world")).isEqualTo("new");
            assertThat(TestDatabase.server().exists(outside.name() + "_old")).isFalse();
            assertThat(TestDatabase.server().exists(outside.name() + "_fresh")).isFalse();
        }
    }

    @Test
    void a_failed_seed_leaves_the_house_as_it_was() {
        try (var outside = TestDatabase.empty();
                var database = Database.open(of(outside, null), CLOCK)) {
            new JdbcTemplate(database.application()).update("insert into setting values ('world', 'old')");
            assertThatThrownBy(() -> database.replace(fresh -> {
                        throw new IllegalStateException("no seed today");
                    }))
                    .hasMessage("no seed today");
            assertThat(setting(database, "world")).isEqualTo("old");
        }
    }

    @Test
    void an_outside_database_with_a_role_for_the_application_keeps_the_two_apart() {
        String role = TestDatabase.server().applicationRole();
        try (var outside = TestDatabase.empty();
                var database = Database.open(of(outside, role), CLOCK)) {
            var jdbc = new JdbcTemplate(database.application());
            assertThat(jdbc.queryForObject("select current_user", String.class)).isEqualTo(role);
            assertThatThrownBy(() -> jdbc.execute("delete from ledger"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_wrong_password_or_address_is_said_in_one_sentence() {
        try (var outside = TestDatabase.empty()) {
            var right = TestDatabase.asOutside(outside, null);
            var wrong = new Outside(right.url(), right.user(), "guess", null, null);
            assertThatThrownBy(() -> Database.open(settings(wrong), CLOCK))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("does not answer for user postgres")
                    .hasMessageContaining("ONWARD_DATABASE_PASSWORD");
        }
    }

    @Test
    void the_environment_is_read_and_what_it_lacks_is_named() {
        assertThat(DatabaseSettings.from(Map.of()).outside()).isNull();
        assertThatThrownBy(() -> DatabaseSettings.from(Map.of("ONWARD_DATABASE_URL", "jdbc:postgresql://db/onward")))
                .hasMessageContaining("ONWARD_DATABASE_USER is not");
        assertThatThrownBy(() -> DatabaseServer.databaseIn("mysql://db/onward"))
                .hasMessageContaining("jdbc:postgresql://host:5432/onward");
        assertThat(DatabaseServer.databaseIn("jdbc:postgresql://db:5433/onward?sslmode=require"))
                .isEqualTo("onward");
    }

    private static DatabaseSettings of(TestDatabase outside, @Nullable String applicationUser) {
        return settings(TestDatabase.asOutside(outside, applicationUser));
    }

    private static DatabaseSettings settings(Outside outside) {
        return new DatabaseSettings(Path.of("/nowhere"), outside, Profile.PLAIN, 4);
    }

    private static @Nullable String setting(Database database, String name) {
        return new JdbcTemplate(database.application())
                .queryForObject("select value from setting where name = ?", String.class, name);
    }
}
