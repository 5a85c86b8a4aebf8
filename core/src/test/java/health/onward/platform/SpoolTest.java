package health.onward.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 100_000})
    void gives_back_what_it_took_whether_or_not_it_fits_in_memory(int length) throws IOException {
        byte[] written = new byte[length];
        new Random(length).nextBytes(written);
        var spool = new Spool(100);
        for (int at = 0; at < length; at += 33) {
            spool.write(written, at, Math.min(33, length - at));
        }

        var out = new ByteArrayOutputStream();
        spool.sendTo(out);

        assertThat(out.toByteArray()).isEqualTo(written);
    }

    @Test
    void its_file_has_no_name_even_while_it_is_used() throws IOException {
        Set<Path> before = files();
        try (var spool = new Spool(1)) {
            spool.write(new byte[10_000]);
            assertThat(files()).isEqualTo(before);
        }
    }

    private static Set<Path> files() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".spool")).collect(Collectors.toSet());
        }
    }
}
