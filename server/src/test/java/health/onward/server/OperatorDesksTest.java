package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.operator.FilesDesk;
import health.onward.server.operator.WorklistDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ./onward worklists} and {@code ./onward files} beside a running server, after somebody has tampered with what it keeps. */
class OperatorDesksTest {

    private static RunningServer server;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void lists_that_differ_from_the_referrals_are_told_and_mended() throws SQLException {
        assertThat(worklists("check")).as(said()).isZero();
        assertThat(said()).contains("Every list is as the referrals and conversations say.");
        tamper("delete from worklist_item where ubrn = (select min(ubrn) from worklist_item)");
        tamper("update worklist_item set specialty = 'TAMPERED' where ubrn = (select max(ubrn) from worklist_item)");

        assertThat(worklists("check")).isEqualTo(1);
        assertThat(said()).contains("./onward worklists mend");
        assertThat(worklists("check")).as("a check changes nothing").isEqualTo(1);
        assertThat(worklists("mend")).as(said()).isZero();
        assertThat(said()).contains("are mended.");
        assertThat(worklists("check")).as(said()).isZero();
    }

    @Test
    void files_whose_bytes_are_gone_or_changed_and_bytes_of_no_file_are_told_and_left_as_they_are() throws IOException {
        assertThat(files("check")).as(said()).isZero();
        String gone = upload("gone");
        String changed = upload("changed");
        Files.delete(place(gone));
        Files.writeString(place(changed), "tampered with");
        Path stray = place(changed).resolveSibling("0".repeat(64) + "." + UUID.randomUUID());
        Files.writeString(stray, "of no file");
        Files.setLastModifiedTime(stray, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        assertThat(files("check")).isEqualTo(1);
        assertThat(said())
                .contains("bytes gone      " + gone + " of no request yet", "of no file      " + stray.getFileName())
                .doesNotContain(changed + " of");
        assertThat(files("check", "--read")).isEqualTo(1);
        assertThat(said()).contains("bytes changed   " + changed, "bring it back from a backup");
        assertThat(stray).exists();
    }

    @Test
    void what_is_not_understood_is_said() {
        assertThat(worklists("look")).isEqualTo(2);
        assertThat(files()).isEqualTo(2);
        assertThat(files("mend")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("./onward worklists check", "./onward files check");
    }

    private int worklists(String... words) {
        out.reset();
        return new WorklistDesk(server.environment(), stream(out), stream(err)).run(List.of(words));
    }

    private int files(String... words) {
        out.reset();
        return new FilesDesk(server.environment(), stream(out), stream(err)).run(List.of(words));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private static String upload(String text) {
        Client.Reply reply = server.as("021600556514", "R69", "REFERRING_CLINICIAN")
                .with("Content-Type", "text/plain")
                .with("NHSD-eRS-File-Name", "letter.txt")
                .send("POST", "/STU3/Binary", text);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.header("Location").replace("Binary/", "");
    }

    private static Path place(String id) throws IOException {
        Path kept = server.settings().documents().directory().resolve("files");
        try (Stream<Path> all = Files.walk(kept)) {
            return all.filter(file -> file.toString().endsWith("." + id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** As the database's owner, behind the server's back. */
    private static void tamper(String sql) throws SQLException {
        Map<String, String> settings = server.environment();
        try (Connection owner = DriverManager.getConnection(
                        settings.get("ONWARD_DATABASE_URL"),
                        settings.get("ONWARD_DATABASE_USER"),
                        settings.get("ONWARD_DATABASE_PASSWORD"));
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
