package health.onward.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerKeyTest {

    @Test
    void the_key_is_the_same_after_a_restart_and_nobody_else_reads_it(@TempDir Path directory) throws Exception {
        var first = IssuerKey.in(directory);
        assertThat(IssuerKey.in(directory)).isEqualTo(first);
        assertThat(first.isPrivate()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("issuer-key.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_broken_key_is_named(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("issuer-key.json"), "{}");
        assertThatThrownBy(() -> IssuerKey.in(directory))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("issuer-key.json");
    }
}
