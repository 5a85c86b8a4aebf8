package health.onward.outside.scan;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.document.FileType;
import health.onward.document.Scanner.Contents;
import health.onward.document.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's clamd with a signature of the test virus only. */
class ClamdScannerTest {

    private static @Nullable Clamd clamd;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, InterruptedException {
        assertThat(Clamd.PROGRAM)
                .as("./onward test installs it; by hand: apt-get install clamav-daemon")
                .exists();
        clamd = Clamd.start(directory);
    }

    @AfterAll
    static void stop() {
        if (clamd != null) {
            clamd.close();
        }
    }

    private static Clamd running() {
        return java.util.Objects.requireNonNull(clamd);
    }

    @Test
    void a_harmless_file_is_clean_and_the_test_virus_is_not_wherever_it_is() throws IOException {
        assertThat(scan(Samples.bytes("Dear colleague"))).isEqualTo(new Verdict.Clean());
        assertThat(scan(new byte[5 * 1024 * 1024])).isEqualTo(new Verdict.Clean());
        byte[] eicar = Samples.bytes(Samples.EICAR);
        byte[] zip = Samples.zip(Map.of("eicar.com", eicar));
        for (byte[] file :
                new byte[][] {eicar, zip, Samples.zip(Map.of("inner.zip", zip)), Samples.docx("word/x.bin", eicar)}) {
            assertThat(scan(file)).isInstanceOf(Verdict.Threat.class);
        }
        assertThat(((Verdict.Threat) scan(eicar)).name()).startsWith("Onward.Test.Eicar");
    }

    @Test
    void a_daemon_that_is_away_has_said_nothing() throws IOException {
        try (var scanner = new ClamdScanner(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Clamd.freePort()), Duration.ofSeconds(5))) {
            assertThat(scanner.scan(FileType.TEXT, contents(Samples.bytes("x"))))
                    .isInstanceOf(Verdict.NoAnswer.class);
        }
    }

    @Test
    void a_daemon_that_is_silent_has_said_nothing_and_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var scanner = new ClamdScanner(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()),
                        Duration.ofMillis(300))) {
            assertThat(scanner.scan(FileType.TEXT, contents(Samples.bytes("x"))))
                    .isInstanceOf(Verdict.NoAnswer.class);
        }
    }

    private static Verdict scan(byte[] file) throws IOException {
        try (var scanner = new ClamdScanner(running().address(), Duration.ofSeconds(30))) {
            return scanner.scan(FileType.TEXT, contents(file));
        }
    }

    private static Contents contents(byte[] file) {
        return new Contents() {
            @Override
            public long bytes() {
                return file.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(file);
            }
        };
    }
}
