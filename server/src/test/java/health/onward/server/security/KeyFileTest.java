package health.onward.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @Test
    void the_key_is_the_same_after_a_restart_and_nobody_else_reads_it(@TempDir Path directory) throws Exception {
        var first = KeyFile.ofIssuer(directory);
        assertThat(KeyFile.ofIssuer(directory)).isEqualTo(first);
        assertThat(first.isPrivate()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("issuer-key.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_broken_key_is_named(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("issuer-key.json"), "{}");
        assertThatThrownBy(() -> KeyFile.ofIssuer(directory))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("issuer-key.json");
    }

    @Test
    void each_demo_application_has_a_key_of_its_own(@TempDir Path directory) {
        var feed = KeyFile.ofApplication(directory, "clinic-feed");
        assertThat(KeyFile.ofApplication(directory, "clinic-feed")).isEqualTo(feed);
        assertThat(KeyFile.ofApplication(directory, "another").getKeyID()).isNotEqualTo(feed.getKeyID());
    }
}
