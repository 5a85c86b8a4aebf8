package health.onward.document;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file that somebody has handed in, as a test needs it: a letter of 17 bytes of R69, for no request, found clean, unless it says otherwise. */
public final class FileSample {

    private FileId id = new FileId(UUID.randomUUID());
    private String name = "letter.pdf";
    private OptionalLong meantFor = OptionalLong.empty();
    private OdsCode organisation = new OdsCode("R69");
    private UserId by = new UserId("021600556514");
    private Availability availability = Availability.AVAILABLE;
    private OptionalLong linkedTo = OptionalLong.empty();
    private Instant uploaded = Instant.EPOCH;

    private FileSample() {}

    public static FileSample file(String name) {
        var sample = new FileSample();
        sample.name = name;
        return sample;
    }

    public FileSample numbered(UUID uuid) {
        this.id = new FileId(uuid);
        return this;
    }

    public FileSample meantFor(long ubrn) {
        this.meantFor = OptionalLong.of(ubrn);
        return this;
    }

    public FileSample of(String code) {
        this.organisation = new OdsCode(code);
        return this;
    }

    public FileSample found(Availability what) {
        this.availability = what;
        return this;
    }

    public FileSample linkedTo(long ubrn) {
        this.linkedTo = OptionalLong.of(ubrn);
        return this;
    }

    public FileSample uploaded(Instant at) {
        this.uploaded = at;
        return this;
    }

    public StoredFile build() {
        return new StoredFile(
                id,
                name,
                name.endsWith(".png") ? FileType.PNG : FileType.PDF,
                17,
                Digest.of(Digest.begun().digest()),
                meantFor,
                uploaded,
                by,
                organisation,
                Optional.empty(),
                availability,
                linkedTo,
                Optional.empty());
    }

    /** As if uploaded: unlinked, and gone a day later. */
    public StoredFile stored(Transactions transactions, JdbcClient jdbc) {
        StoredFile file = build();
        var files = new StoredFiles(jdbc);
        var _ = transactions.write(changes -> {
            files.insert(file, uploaded.plus(Duration.ofHours(24)), changes);
            return Outcome.accepted(file);
        });
        return file;
    }
}
