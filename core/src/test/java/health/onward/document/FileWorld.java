package health.onward.document;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files with a database, a directory and a clock that tests move. */
final class FileWorld implements AutoCloseable {

    static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    static final long KNOWN = 70_000;

    final TestDatabase database = TestDatabase.fresh();
    final StatementTap tap = new StatementTap(database.application());
    final Path directory;
    final FileBlobs blobs;
    final StoredFiles files;
    final Uploads uploads;
    final Downloads downloads;
    final FileSweep sweep;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Transactions transactions;
    private final Clock clock;
    private final Ids ids;

    FileWorld(Path scratch) {
        this(scratch, null);
    }

    /** @param store another one than the directory, that misbehaves */
    FileWorld(Path scratch, @Nullable BlobStore store) {
        this.directory = scratch.resolve("documents");
        this.clock = new Hand();
        this.ids = new Ids(clock, new Random(7));
        this.transactions = new Transactions(tap, clock);
        this.blobs = new FileBlobs(directory.resolve("files"));
        this.files = new StoredFiles(JdbcClient.create(tap));
        BlobStore used = store == null ? blobs : store;
        var intake = new Intake(directory.resolve("incoming"));
        var tickets = new Tickets(JdbcClient.create(tap));
        this.uploads = new Uploads(transactions, files, used, intake, FileWorld::named, ids, clock);
        this.downloads = new Downloads(transactions, files, used, tickets, clock);
        this.sweep = new FileSweep(transactions, files, used, intake, tickets, clock, Clock.systemUTC());
    }

    private final class Hand extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    private static Outcome<Long> named(long ubrn, Actor actor, String endpoint, Changes changes) {
        return ubrn == KNOWN
                ? Outcome.accepted(ubrn)
                : Outcome.refused(RefusalCode.INAPPROPRIATE_VALUE, "no such request");
    }

    Instant now() {
        return now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    Scanning scanning(Scanner scanner) {
        return new Scanning(transactions, files, blobs, scanner, ids, clock, 2);
    }

    Outcome<Answer> upload(String text) {
        return upload(text, OptionalLong.empty(), null);
    }

    Outcome<Answer> upload(String text, OptionalLong meantFor, @Nullable String key) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return upload(new ByteArrayInputStream(bytes), bytes.length, meantFor, key);
    }

    Outcome<Answer> upload(InputStream body, long announced, OptionalLong meantFor, @Nullable String key) {
        return uploads.upload(
                Outcome.accepted(new HandedIn("letter.txt", FileType.TEXT, meantFor)),
                body,
                announced,
                actor(),
                "A020",
                digest -> new Once<>(
                        "somebody",
                        key,
                        digest.bytes(),
                        file -> new Answer(201, Map.of("id", file.id().toString()), new byte[0])));
    }

    StoredFile uploaded(String text) {
        return find(id(upload(text))).orElseThrow();
    }

    Optional<StoredFile> find(FileId id) {
        return files.find(id, now());
    }

    static FileId id(Outcome<Answer> outcome) {
        Answer answer = ((Outcome.Accepted<Answer>) outcome).value();
        return new FileId(
                UUID.fromString(Objects.requireNonNull(answer.headers().get("id"))));
    }

    void link(StoredFile file) {
        transactions.write(changes -> {
            files.link(file.id(), KNOWN, now(), changes);
            return Outcome.accepted(true);
        });
    }

    Outcome<String> ticket(StoredFile file) {
        return transactions.write(changes -> Outcome.accepted(downloads.ticket(file, changes)));
    }

    long rows() {
        return JdbcClient.create(tap)
                .sql("select count(*) from file")
                .query(Long.class)
                .single();
    }

    /** Everything that lies in the directory, complete or not. */
    long lying() {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Actor actor() {
        return new Actor(
                new UserId("021600556514"),
                new OdsCode("R69"),
                BusinessFunction.REFERRING_CLINICIAN,
                Optional.empty(),
                Set.of(),
                "request-1");
    }

    @Override
    public void close() {
        database.close();
    }
}
