package health.onward.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class EmbeddedPostgresTest {

    @Test
    void data_survive_a_restart(@TempDir Path directory) {
        try (var postgres = EmbeddedPostgres.start(directory, Map.of())) {
            var jdbc = new JdbcTemplate(postgres.server().asOwner("postgres"));
            jdbc.execute("create table kept (n int)");
            jdbc.execute("insert into kept values (42)");
        }
        try (var postgres = EmbeddedPostgres.start(directory, Map.of())) {
            var jdbc = new JdbcTemplate(postgres.server().asOwner("postgres"));
            assertThat(jdbc.queryForObject("select n from kept", Integer.class)).isEqualTo(42);
            assertThat(jdbc.queryForObject("show fsync", String.class)).isEqualTo("on");
        }
    }

    @Test
    void a_second_instance_is_told_who_uses_the_directory(@TempDir Path directory) {
        try (var postgres = EmbeddedPostgres.start(directory, Map.of())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Map.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "another Onward (process " + ProcessHandle.current().pid() + ") is using " + directory);
            assertThat(postgres.server().exists("postgres")).isTrue();
        }
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(Path.of("/proc/nowhere"), Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("/proc/nowhere cannot be used")
                .hasMessageContaining("ONWARD_DATA");
    }

    @Test
    void a_half_made_directory_of_a_killed_first_start_is_made_anew(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("postgres.making/base"));
        try (var postgres = EmbeddedPostgres.start(directory, Map.of())) {
            assertThat(postgres.server().exists("postgres")).isTrue();
        }
        assertThat(directory.resolve("postgres.making")).doesNotExist();
    }

    @Test
    void only_the_owner_reads_the_passwords(@TempDir Path directory) throws Exception {
        EmbeddedPostgres.start(directory, Map.of()).close();
        for (String file : new String[] {"owner.password", "application.password"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }
}
