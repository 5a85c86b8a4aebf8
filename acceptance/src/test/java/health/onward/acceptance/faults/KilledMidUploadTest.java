package health.onward.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.ServerProcess;
import health.onward.acceptance.running.WireClient;
import health.onward.document.FileBlobs;
import health.onward.document.FileCheck;
import health.onward.document.FileSweep;
import health.onward.document.Intake;
import health.onward.document.StoredFiles;
import health.onward.document.Tickets;
import health.onward.platform.Transactions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** kill -9 in the middle of uploads (A020): what was acknowledged is there, and of the rest a sweep leaves neither row nor bytes. */
class KilledMidUploadTest {

    private static final int UPLOADERS = 4;
    private static final int ENOUGH = 12;
    private static final byte[] LETTER = "A letter. ".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void no_half_of_a_file_is_left(@TempDir Path directory) throws Exception {
        Path documents = directory.resolve("documents");
        try (var database = OwnDatabase.start(directory, Map.of())) {
            ServerProcess server = server(database, directory, documents);
            String head = head(Referrer.token(server.port()));
            try (var half = new Socket(InetAddress.getLoopbackAddress(), server.port());
                    var threads = Executors.newFixedThreadPool(UPLOADERS)) {
                half.getOutputStream()
                        .write(("POST /referrals/FHIR/STU3/Binary HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                                        + LETTER.length + "\r\n" + head + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                half.getOutputStream().write(LETTER, 0, LETTER.length / 2);
                half.getOutputStream().flush();
                IntStream.range(0, UPLOADERS).forEach(n -> threads.execute(() -> uploadUntilKilled(server, head)));
                while (acknowledged.get() < ENOUGH || incoming(documents) < 2) {
                    Thread.sleep(1);
                }
                server.kill();
            }
            assertThat(incoming(documents)).as("cut off in the middle").isPositive();
            assertThat(rows(database)).isGreaterThanOrEqualTo(acknowledged.get());

            Path kept = documents.resolve("files");
            var files = new StoredFiles(JdbcClient.create(database.source()));
            anHourPasses(documents);
            sweep(database, documents, files).orphans();

            assertThat(incoming(documents)).isZero();
            var found = new FileCheck(files, new FileBlobs(kept), Clock.systemUTC()).check(true);
            assertThat(found.well()).as(found.toString()).isTrue();
            assertThat(found.files()).isEqualTo(rows(database)).isGreaterThanOrEqualTo(acknowledged.get());
            assertThat(lying(kept)).isEqualTo(rows(database));
        }
    }

    private void uploadUntilKilled(ServerProcess server, String head) {
        try (var client = new WireClient(server.port())) {
            while (client.send("POST", "/referrals/FHIR/STU3/Binary", head, LETTER)
                            .status()
                    == 201) {
                acknowledged.incrementAndGet();
            }
        } catch (IOException killed) {
            // As it should be.
        }
    }

    private static String head(String token) {
        return "Authorization: Bearer " + token + "\r\nNHSD-End-User-Organisation-ODS: R69\r\n"
                + "NHSD-eRS-Business-Function: REFERRING_CLINICIAN\r\nContent-Type: text/plain\r\n"
                + "NHSD-eRS-File-Name: letter.txt\r\n";
    }

    private static FileSweep sweep(OwnDatabase database, Path documents, StoredFiles files) {
        Clock clock = Clock.systemUTC();
        return new FileSweep(
                new Transactions(database.source(), clock),
                files,
                new FileBlobs(documents.resolve("files")),
                new Intake(documents.resolve("incoming")),
                new Tickets(JdbcClient.create(database.source())),
                clock,
                clock);
    }

    /** What is younger may be waiting for its row. */
    private static void anHourPasses(Path documents) throws IOException {
        for (Path file : files(documents)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
    }

    private static long rows(OwnDatabase database) {
        return JdbcClient.create(database.source())
                .sql("select count(*) from file")
                .query(Long.class)
                .single();
    }

    private static long incoming(Path documents) throws IOException {
        return lying(documents.resolve("incoming"));
    }

    private static long lying(Path directory) throws IOException {
        return Files.isDirectory(directory) ? files(directory).size() : 0;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static ServerProcess server(OwnDatabase database, Path directory, Path documents) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("ONWARD_DOCUMENTS", documents.toString());
        var command = ServerProcess.fromClassPath("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        return ServerProcess.start(command, environment, directory.resolve("server.log"))
                .awaitHealthy(Duration.ofMinutes(3));
    }
}
