package health.onward.advice;

import health.onward.appointment.ReferralRecord;
import health.onward.directory.Priority;
import health.onward.document.BlobName;
import health.onward.document.Digest;
import health.onward.document.FileId;
import health.onward.document.Intake;
import health.onward.document.OwnFiles;
import health.onward.identity.Actor;
import health.onward.identity.People;
import health.onward.identity.ReferringClinicians;
import health.onward.identity.ServiceId;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.referral.Creation;
import health.onward.referral.CreationRequest;
import health.onward.referral.Facets;
import health.onward.referral.FileToLink;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conversations that can be converted, files that go with them, and a place where what is written about them is kept. */
public final class ConversionWorld implements AutoCloseable {

    private static final String TEXT = "text";

    public final AdviceWorld advice;

    private final ReferringOn referring;
    private final Path scratch;

    public ConversionWorld(Path directory) {
        this.scratch = directory;
        this.advice = new AdviceWorld(directory);
        var own = new OwnFiles(advice.stored, advice.blobs, new Intake(directory.resolve("incoming")), advice.ids);
        this.referring = new ReferringOn(
                advice.transactions,
                advice.conversations,
                advice.messages,
                advice.files,
                new ConversationCopies(
                        advice.stored,
                        own,
                        (conversation, patient, now) ->
                                AdviceWorld.paper(conversation).getBytes(StandardCharsets.UTF_8),
                        advice.ids),
                new Creation(
                        advice.transactions,
                        advice.referrals,
                        advice.numbers,
                        advice.patients,
                        new ReferringClinicians(new People(advice.jdbc)),
                        advice.directory.search,
                        advice.clock),
                advice.numbers,
                advice.patients,
                advice.clock);
    }

    /** To the clinic, without a letter of its own. */
    public Outcome<Referral> referOn(Advice about, Actor actor, FileToLink... carried) {
        var choice = new CreationRequest.Choice(
                List.of(new ServiceId(AdviceWorld.CLINIC)),
                Standings.criteria(),
                Facets.LetterIntention.NOT_INTENDING_TO_ADD,
                0);
        return referring.refer(
                new ReferOnRequest(
                        about.ubrn(),
                        about.version(),
                        Optional.empty(),
                        choice,
                        Stream.of(carried).map(FileToLink::file).toList()),
                actor);
    }

    static ConversionRequest request(Advice advice) {
        return new ConversionRequest(
                advice.ubrn(),
                advice.version(),
                Priority.URGENT,
                Optional.of("We take this on"),
                List.of(),
                "Heart failure clinic, please",
                List.of());
    }

    static ConversionRequest with(Advice advice, List<FileToLink> guidance, List<FileToLink> review) {
        ConversionRequest plain = request(advice);
        return new ConversionRequest(
                plain.ubrn(), plain.version(), plain.priority(), plain.guidance(), guidance, plain.comments(), review);
    }

    Outcome<Answer> convert(ConversionRequest request, Actor actor) {
        return advice.conversion.convert(request, actor, once(null));
    }

    Outcome<Answer> convert(Advice advice, String key) {
        return this.advice.conversion.convert(request(advice), AdviceSample.provider(), once(key));
    }

    public String convert(Advice advice) {
        return AdviceWorld.code(convert(request(advice), AdviceSample.provider()));
    }

    /** Tells the files in the order in which they are shown. */
    private static Once<ReferralRecord> once(@Nullable String key) {
        return new Once<>(
                "test",
                key,
                new byte[] {1},
                made -> new Answer(
                        201,
                        Map.of(),
                        made.files().stream()
                                .map(file -> file.kind() + " " + file.name())
                                .collect(Collectors.joining("\n"))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** As if it had been uploaded for a conversation. */
    FileToLink file(Advice about, String name, String organisation) {
        UUID id = UUID.randomUUID();
        advice.look
                .sql("""
                insert into file (id, name, type, bytes, sha256, meant_for, uploaded_at, uploaded_by, ods_code, availability,
                                  expires_at)
                values (?, ?, 'TEXT', 4, sha256('text'), ?, now(), '999000000001', ?, 'AVAILABLE', timestamptz '2999-01-01')
                """)
                .param(id)
                .param(name)
                .param(about.ubrn().number())
                .param(organisation)
                .update();
        keep(new BlobName(Digest.of(sha256()), new FileId(id)));
        return new FileToLink(
                new FileId(id), Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), "file");
    }

    private static byte[] sha256() {
        return Digest.begun().digest(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private void keep(BlobName name) {
        try {
            advice.blobs.keep(name, Files.writeString(scratch.resolve("a.text"), TEXT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of ours lies in the store, in words; without what was handed in. */
    List<String> papers() {
        List<BlobName> names = new ArrayList<>();
        try {
            advice.blobs.olderThan(Instant.MAX, names::add);
            List<String> papers = new ArrayList<>();
            for (BlobName name : names) {
                try (var bytes = advice.blobs.open(name).orElseThrow()) {
                    papers.add(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            papers.removeIf(TEXT::equals);
            return papers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        advice.close();
    }
}
