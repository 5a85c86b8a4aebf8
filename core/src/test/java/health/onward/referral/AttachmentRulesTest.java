package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.document.FileSample;
import health.onward.document.StoredFile;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentRulesTest {

    private static final Ubrn UBRN = new Ubrn(70_000);

    /** Files of R69 for this request, a.pdf to d.pdf; strange.pdf is of R68, other.pdf for another request. */
    @ParameterizedTest(name = "{0}, replacing {1} beside {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            a.pdf                |        |       | a.pdf
            b.pdf a.pdf          |        |       | b.pdf a.pdf
            a.pdf                | a.pdf  |       | a.pdf
            a.pdf b.pdf          | a.pdf c.pdf |  | a.pdf b.pdf
            b.pdf                |        | a.pdf | b.pdf
            nosuch.pdf           |        |       | REFERENCE_NOT_FOUND at 0
            a.pdf nosuch.pdf     |        |       | REFERENCE_NOT_FOUND at 1
            strange.pdf          |        |       | REFERENCE_NOT_FOUND at 0
            other.pdf            |        |       | INAPPROPRIATE_VALUE at 0
            a.pdf other.pdf      |        |       | INAPPROPRIATE_VALUE at 1
            linked.pdf           |        |       | INVALID_STATE at 0
            a.pdf                |        | a.pdf | INVALID_STATE at 0
            strange.pdf          |        | strange.pdf | INVALID_STATE at 0
            a.pdf a.pdf          |        |       | DUPLICATE_FILENAME at 1
            a.pdf A.PDF          |        |       | DUPLICATE_FILENAME at 1
            A.PDF                |        | a.pdf | DUPLICATE_FILENAME at 0
            A.PDF                | a.pdf  |       | A.PDF
            """)
    void files_are_linked_all_or_none(
            String asked, @Nullable String replaced, @Nullable String staying, String expected) {
        List<FileToLink> named = words(asked).stream().map(this::toLink).toList();
        for (int n = 0; n < named.size(); n++) {
            FileToLink one = named.get(n);
            named = replaced(named, n, at(one, n));
        }

        assertThat(said(AttachmentRules.linkable(named, known(), linked(replaced), linked(staying), UBRN, actor())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                            |       |    | a.pdf
            application/pdf | a.pdf | 17 | a.pdf
            image/png       |       |    | CONFLICTING_VALUES at 0
                            | b.pdf |    | CONFLICTING_VALUES at 0
                            |       | 18 | CONFLICTING_VALUES at 0
            """)
    void what_is_said_of_a_file_must_be_true_of_it(
            @Nullable String type, @Nullable String name, @Nullable Long size, String expected) {
        var asked = new FileToLink(
                id("a.pdf"),
                Optional.empty(),
                Optional.ofNullable(type),
                Optional.ofNullable(name),
                size == null ? OptionalLong.empty() : OptionalLong.of(size),
                "0");

        assertThat(said(AttachmentRules.linkable(List.of(asked), known(), List.of(), List.of(), UBRN, actor())))
                .isEqualTo(expected);
    }

    @Test
    void whether_a_file_was_looked_at_does_not_matter_for_linking_it() {
        for (Availability availability : Availability.values()) {
            StoredFile file = FileSample.file("x.pdf")
                    .meantFor(70_000)
                    .found(availability)
                    .build();

            assertThat(AttachmentRules.linkable(
                            List.of(at(toLink(file.id()), 0)),
                            Map.of(file.id(), file),
                            List.of(),
                            List.of(),
                            UBRN,
                            actor()))
                    .isEqualTo(Outcome.accepted(List.of(file)));
        }
    }

    private Map<FileId, StoredFile> known() {
        Map<FileId, StoredFile> known = new HashMap<>();
        for (String name : words("a.pdf b.pdf c.pdf d.pdf A.PDF")) {
            put(known, FileSample.file(name).meantFor(70_000));
        }
        put(known, FileSample.file("strange.pdf").meantFor(70_000).of("R68"));
        put(known, FileSample.file("other.pdf").meantFor(70_001));
        put(known, FileSample.file("linked.pdf").meantFor(70_000).linkedTo(70_000));
        return known;
    }

    private void put(Map<FileId, StoredFile> known, FileSample sample) {
        StoredFile file = sample.build();
        StoredFile named = sample.numbered(id(file.name()).value()).build();
        known.put(named.id(), named);
    }

    private static FileId id(String name) {
        return new FileId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private FileToLink toLink(String name) {
        return toLink(id(name));
    }

    private static FileToLink toLink(FileId id) {
        return new FileToLink(id, Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), "");
    }

    private static FileToLink at(FileToLink one, int place) {
        return new FileToLink(one.file(), one.description(), one.contentType(), one.name(), one.size(), "" + place);
    }

    private static List<FileToLink> replaced(List<FileToLink> all, int n, FileToLink one) {
        FileToLink[] copy = all.toArray(FileToLink[]::new);
        copy[n] = one;
        return List.of(copy);
    }

    private List<Attachment> linked(@Nullable String names) {
        return words(names).stream().map(AttachmentRulesTest::attachment).toList();
    }

    private static Attachment attachment(String name) {
        return AttachmentSample.linked(id(name), name);
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.strip().split(" +"));
    }

    private static String said(Outcome<List<StoredFile>> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var files) ->
                String.join(" ", files.stream().map(StoredFile::name).toList());
            case Refused<List<StoredFile>> refused ->
                refused.code() + " at " + refused.refusals().getFirst().where();
        };
    }

    private static Actor actor() {
        return new Actor(
                new health.onward.identity.UserId("021600556514"),
                new OdsCode("R69"),
                BusinessFunction.REFERRING_CLINICIAN,
                Optional.empty(),
                Set.of(),
                "test");
    }
}
