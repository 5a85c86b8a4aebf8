package health.onward.acceptance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files over the wire (A006, A020, A042): handed in, looked at, given out, and each documented refusal. */
class FilesContractTest {

    private static final String TEXT = "The letter of a GP: please see this patient.\n";
    private static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*";

    private static Scene scene;

    @BeforeAll
    static void set() {
        scene = Scene.set();
    }

    @Test
    void a_file_that_was_handed_in_and_found_clean_is_given_out_as_it_was() {
        Reply created = upload(gp(), "letter.txt", "text/plain", TEXT);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEmpty();
        assertThat(created.header("Location")).matches("Binary/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        Reply given = settled(created);
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.body()).isEqualTo(TEXT);
        assertThat(given.header("Content-Type")).isEqualTo("text/plain");
        assertThat(given.header("Content-Length")).isEqualTo(String.valueOf(TEXT.length()));
        assertThat(given.header("Content-Disposition")).isEqualTo("attachment; filename=\"letter.txt\"");
        assertThat(given.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(given.header("Content-Security-Policy")).contains("sandbox");
        assertThat(gp().with("Accept", "text/plain")
                        .get("/STU3/" + created.header("Location"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_name_beyond_ascii_comes_back_both_ways_at_once() throws IOException {
        String reply = raw("Überweisung 1.txt", TEXT.length(), TEXT);

        assertThat(reply).startsWith("HTTP/1.1 201");
        String location = reply.lines()
                .filter(line -> line.startsWith("Location: "))
                .findFirst()
                .orElseThrow()
                .substring(10);
        Reply given = settled(new Reply(201, Map.of("location", location), ""));
        assertThat(given.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Ueberweisung 1.txt\"; filename*=UTF-8''%C3%9Cberweisung%201.txt");
    }

    @Test
    void a_name_that_shows_itself_otherwise_than_it_is_is_not_taken() throws IOException {
        assertThat(raw("letter\u202etxt.exe.txt", TEXT.length(), TEXT)).contains("INVALID_VALUE");
    }

    @Test
    void an_upload_that_is_cut_off_leaves_nothing() throws IOException {
        long rows = count();
        for (int sent = 0; sent < 300_000; sent += 64 * 1024) {
            raw("letter.txt", 1_000_000, "a".repeat(sent));
        }
        assertThat(count()).isEqualTo(rows);
        Path directory = RunningServer.get().settings().documents().directory();
        try (Stream<Path> incoming = Files.list(directory.resolve("incoming"))) {
            assertThat(incoming).isEmpty();
        }
    }

    /** Larger than what the connection's buffers take in: who is refused while still sending must hear why. */
    @Test
    void who_may_not_hand_files_in_hears_so_when_all_of_a_large_one_is_sent() throws IOException {
        String large = "a".repeat(16 * 1024 * 1024);

        assertThat(raw(gp().with("Authorization", "Bearer no-such-token"), "letter.txt", large.length(), large))
                .startsWith("HTTP/1.1 401");
        assertThat(raw(Actor.CLERK.client(), "letter.txt", large.length(), large))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void an_address_without_a_token_gives_the_file_once() {
        Reply created = upload(gp(), "letter.txt", "text/plain", TEXT);
        assertThat(settled(created).status()).isEqualTo(200);

        Reply there = gp().with("Accept", "application/pdf").get("/R4/" + created.header("Location"));
        Reply other = gp().get("/R4/" + created.header("Location"));

        assertThat(there.status()).isEqualTo(307);
        assertThat(there.body()).isEmpty();
        assertThat(other.header("Location")).isNotEqualTo(there.header("Location"));
        String path = there.header("Location").replace(RunningServer.get().url(), "");
        Client anybody = RunningServer.get().anybody();
        assertThat(anybody.send("HEAD", path, "").status()).isEqualTo(404);
        assertThat(anybody.get(path).body()).isEqualTo(TEXT);
        assertThat(anybody.get(path).status()).isEqualTo(404);
        assertThat(anybody.get(path.replaceAll(".$", "") + "!").status()).isEqualTo(404);
    }

    @Test
    void an_address_is_good_for_minutes_only_and_not_for_what_was_found_harmful_since() {
        Reply created = upload(gp(), "letter.txt", "text/plain", TEXT);
        assertThat(settled(created).status()).isEqualTo(200);
        String old = ticket(created);
        String harmful = ticket(created);

        Tampering.run("update file_ticket set expires_at = '2000-01-01' where used_at is null and file_id = '"
                + id(created) + "' and ticket = sha256('" + old.replaceAll(".*/", "") + "')");
        assertThat(RunningServer.get().anybody().get(old).status()).isEqualTo(404);

        become(created, "THREATS_FOUND");
        assertThat(RunningServer.get().anybody().get(harmful).status()).isEqualTo(404);
    }

    @Test
    void a_file_for_a_request_of_ones_own_is_taken() {
        Reply created =
                upload(gp().with("NHSD-eRS-Referral-ID", scene.in("{unbooked}")), "letter.txt", "text/plain", TEXT);
        assertThat(created.status()).isEqualTo(201);
        assertThat(settled(created).status()).isEqualTo(200);
    }

    @Test
    void the_same_upload_sent_twice_is_one_file() {
        Client again = gp().with("X-Request-ID", UUID.randomUUID().toString());
        String first = upload(again, "letter.txt", "text/plain", TEXT).header("Location");

        assertThat(upload(again, "letter.txt", "text/plain", TEXT).header("Location"))
                .isEqualTo(first);
        assertThat(upload(again, "letter.txt", "text/plain", TEXT + "more").code())
                .isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(upload(again, "other.txt", "text/plain", TEXT).code()).isEqualTo("INAPPROPRIATE_VALUE");
    }

    @ParameterizedTest(name = "{0} as {1}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            letter.pdf           | text/plain               | text       | CONFLICTING_VALUES
            letter               | text/plain               | text       | CONFLICTING_VALUES
            letter.txt           | text/plain               | %PDF-1.7   | CONFLICTING_VALUES
            letter.pdf           | application/pdf          | text       | CONFLICTING_VALUES
            letter.docx          | application/vnd.openxmlformats-officedocument.wordprocessingml.document | text | CONFLICTING_VALUES
            letter.zip           | application/zip          | PK         | INAPPROPRIATE_VALUE
            letter.html          | text/html                | <html>     | INAPPROPRIATE_VALUE
            letter.xml           | application/xml          | <a/>       | INAPPROPRIATE_VALUE
            letter.json          | application/fhir+json    | {}         | INAPPROPRIATE_VALUE
            ../letter.txt        | text/plain               | text       | INVALID_VALUE
            .txt                 | text/plain               | text       | INVALID_VALUE
            C:\\letter.txt       | text/plain               | text       | INVALID_VALUE
            letter.txt           | text/plain               | ``         | FILE_SIZE_ERROR
            """)
    void what_does_not_fit_together_is_not_taken(String name, String type, String body, String code) {
        Reply reply = upload(gp(), name, type, body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void a_name_is_needed_and_has_255_characters_that_can_be_seen() {
        assertThat(code(upload(gp(), "", "text/plain", TEXT))).isEqualTo("MISSING_VALUE");
        assertThat(code(upload(gp(), " ", "text/plain", TEXT))).isEqualTo("MISSING_VALUE");
        assertThat(code(upload(gp(), "a".repeat(252) + ".txt", "text/plain", TEXT)))
                .isEqualTo("INVALID_VALUE");
        assertThat(upload(gp(), "a".repeat(251) + ".txt", "text/plain", TEXT).status())
                .isEqualTo(201);
    }

    @Test
    void a_type_is_needed_and_is_that_of_one_file() {
        assertThat(code(gp().with("NHSD-eRS-File-Name", "letter.txt").send("POST", "/STU3/Binary", TEXT)))
                .isEqualTo("MISSING_VALUE");
        for (String type :
                new String[] {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "rubbish"}) {
            Reply reply = upload(gp(), "letter.txt", type, TEXT);
            assertThat(reply.status()).as(type).isEqualTo(415);
            assertThat(reply.header("Content-Type")).startsWith("text/plain");
        }
    }

    @Test
    void five_megabytes_are_taken_and_a_byte_more_is_not() {
        String most = "a".repeat(5 * 1024 * 1024);
        assertThat(upload(gp(), "long.txt", "text/plain", most).status()).isEqualTo(201);
        assertThat(code(upload(gp(), "long.txt", "text/plain", most + "a"))).isEqualTo("FILE_SIZE_ERROR");
    }

    @ParameterizedTest
    @CsvSource({"000000000001, GP", "999999999999, GP", "{unbooked}, OTHER_GP", "12, GP", "ABC, GP"})
    void a_file_for_a_request_that_one_has_nothing_to_do_with_is_not_taken(String ubrn, Actor actor) {
        Client client = actor.client().with("NHSD-eRS-Referral-ID", scene.in(ubrn));
        Reply reply = upload(client, "letter.txt", "text/plain", TEXT);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code())
                .isEqualTo(ubrn.length() < 12 && !ubrn.startsWith("{") ? "INVALID_VALUE" : "INAPPROPRIATE_VALUE");
    }

    @Test
    void who_may_hand_files_in() {
        assertThat(upload(gp().without("Authorization"), "letter.txt", "text/plain", TEXT)
                        .status())
                .isEqualTo(401);
        Client weak = gp().with("Authorization", "Bearer " + RunningServer.get().token(Actor.GP.user(), 2, 3));
        assertThat(code(upload(weak, "letter.txt", "text/plain", TEXT))).isEqualTo("NO_ACCESS");
        for (Actor actor : new Actor[] {Actor.CLERK, Actor.HOSPITAL_CLERK, Actor.ANALYST}) {
            Reply refused = upload(actor.client(), "letter.txt", "text/plain", TEXT);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("FORBIDDEN");
        }
        for (Actor actor : new Actor[] {Actor.GP_ADMIN, Actor.SPECIALIST, Actor.SECRETARY}) {
            assertThat(upload(actor.client(), "letter.txt", "text/plain", TEXT).status())
                    .isEqualTo(201);
        }
        Reply unsaid = upload(gp().without("NHSD-eRS-Business-Function"), "letter.txt", "text/plain", TEXT);
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.code()).isEqualTo("MISSING_HEADER");
        assertThat(upload(gp().with("Accept", "text/html"), "letter.txt", "text/plain", TEXT)
                        .status())
                .isEqualTo(406);
    }

    @Test
    void what_is_part_of_no_request_is_for_whoever_handed_it_in_only() {
        Reply created = upload(gp(), "letter.txt", "text/plain", TEXT);
        assertThat(settled(created).status()).isEqualTo(200);
        for (Actor actor : new Actor[] {Actor.GP_ADMIN, Actor.OTHER_GP, Actor.SPECIALIST}) {
            Reply file = actor.client().get("/STU3/" + created.header("Location"));
            assertThat(file.status()).isEqualTo(403);
            assertThat(file.code()).isEqualTo("FORBIDDEN");
            Reply address = actor.client().get("/R4/" + created.header("Location"));
            assertThat(address.status()).isEqualTo(403);
            assertThat(address.code()).isEqualTo("NO_RELATIONSHIP");
        }
    }

    @Test
    void what_is_part_of_a_request_is_for_those_who_may_read_the_request() {
        Reply created = upload(gp(), "letter.txt", "text/plain", TEXT);
        assertThat(settled(created).status()).isEqualTo(200);
        Tampering.run("update file set linked_to = " + Long.parseLong(scene.in("{booked}"))
                + ", expires_at = null where id = '" + id(created) + "'");

        for (Actor actor : new Actor[] {Actor.GP, Actor.GP_ADMIN, Actor.SPECIALIST, Actor.SECRETARY}) {
            assertThat(actor.client().get("/STU3/" + created.header("Location")).status())
                    .as(actor.name())
                    .isEqualTo(200);
            assertThat(actor.client().get("/R4/" + created.header("Location")).status())
                    .isEqualTo(307);
        }
        for (Actor actor : new Actor[] {Actor.OTHER_GP, Actor.OTHER_SPECIALIST}) {
            assertThat(actor.client().get("/STU3/" + created.header("Location")).status())
                    .isEqualTo(403);
            assertThat(actor.client().get("/R4/" + created.header("Location")).code())
                    .isEqualTo("NO_RELATIONSHIP");
        }
    }

    @ParameterizedTest
    @CsvSource({"PENDING", "THREATS_FOUND", "VALIDATION_FAILED"})
    void nothing_is_given_out_that_was_not_found_clean(String availability) {
        Reply created = upload(gp(), "letter.txt", "text/plain", TEXT);
        assertThat(settled(created).status()).isEqualTo(200);
        become(created, availability);

        for (String version : new String[] {"/STU3/", "/R4/"}) {
            Reply reply = gp().get(version + created.header("Location"));
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.code()).isEqualTo(availability);
        }
    }

    @Test
    void the_scan_finds_what_is_harmful_and_what_is_not_what_it_says() {
        assertThat(code(settled(upload(gp(), "eicar.txt", "text/plain", EICAR))))
                .isEqualTo("THREATS_FOUND");
        assertThat(code(settled(upload(gp(), "broken.pdf", "application/pdf", "%PDF-1.7 and no more"))))
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void the_older_endpoint_gives_out_five_megabytes_at_most() {
        Reply created = upload(gp(), "letter.txt", "text/plain", TEXT);
        assertThat(settled(created).status()).isEqualTo(200);
        Tampering.run("update file set bytes = 5242881 where id = '" + id(created) + "'");
        assertThat(code(gp().get("/STU3/" + created.header("Location")))).isEqualTo("FILE_SIZE_ERROR");
    }

    @Test
    void what_is_not_there_is_404_and_what_cannot_be_an_id_is_400_in_r4() {
        for (String id : new String[] {UUID.randomUUID().toString(), "att-70000-70001"}) {
            assertThat(gp().get("/STU3/Binary/" + id).status()).isEqualTo(404);
            assertThat(gp().get("/R4/Binary/" + id).code()).isEqualTo("REC_NOT_FOUND");
        }
        assertThat(gp().get("/STU3/Binary/rubbish").status()).isEqualTo(404);
        assertThat(gp().get("/R4/Binary/rubbish").code()).isEqualTo("REC_BAD_REQUEST");
    }

    @Test
    void what_nobody_uses_within_a_day_is_gone() {
        Reply created = upload(gp(), "letter.txt", "text/plain", TEXT);
        assertThat(settled(created).status()).isEqualTo(200);
        Tampering.run("update file set expires_at = '2000-01-01' where id = '" + id(created) + "'");
        assertThat(gp().get("/STU3/" + created.header("Location")).status()).isEqualTo(404);
    }

    private static void become(Reply created, String availability) {
        Tampering.run("update file set availability = '" + availability + "', scan_due_at = "
                + (availability.equals("PENDING") ? "'2100-01-01'" : "null") + " where id = '" + id(created) + "'");
    }

    private static String ticket(Reply created) {
        return gp().get("/R4/" + created.header("Location"))
                .header("Location")
                .replace(RunningServer.get().url(), "");
    }

    private static String id(Reply created) {
        return created.header("Location").replace("Binary/", "");
    }

    private static String code(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isNotEqualTo(200);
        return reply.code();
    }

    private static Client gp() {
        return Actor.GP.client();
    }

    private static long count() {
        return JdbcClient.create(RunningServer.get().database())
                .sql("select count(*) from file")
                .query(Long.class)
                .single();
    }

    /** By hand: the client of the JDK sends neither names beyond ASCII nor half a body. What is told, if anything. */
    private static String raw(String name, int announced, String body) throws IOException {
        return raw(gp(), name, announced, body);
    }

    private static String raw(Client client, String name, int announced, String body) throws IOException {
        int port = RunningServer.get().settings().port();
        StringBuilder head = new StringBuilder("POST /referrals/FHIR/STU3/Binary HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nConnection: close\r\nContent-Type: text/plain\r\nNHSD-eRS-File-Name: " + name
                + "\r\nContent-Length: " + announced + "\r\n");
        client.headers()
                .forEach((header, value) ->
                        head.append(header).append(": ").append(value).append("\r\n"));
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    static Reply upload(Client client, String name, String type, String body) {
        Client typed = client.with("Content-Type", type);
        return (name.isEmpty() ? typed : typed.with("NHSD-eRS-File-Name", name)).send("POST", "/STU3/Binary", body);
    }

    /** The file as it is given out, once somebody has looked into it. */
    static Reply settled(Reply created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        Reply reply = gp().get("/STU3/" + created.header("Location"));
        while (reply.status() == 422
                && reply.code().equals("PENDING")
                && Instant.now().isBefore(end)) {
            pause();
            reply = gp().get("/STU3/" + created.header("Location"));
        }
        return reply;
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
