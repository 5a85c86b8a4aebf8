package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Attachment;
import health.onward.referral.Attachment.Kind;
import health.onward.referral.FileToLink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.dstu3.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesStu3Test {

    private static final UUID ID = UUID.fromString("50f0c0d5-7ed1-4587-8fce-889c8685eb54");
    private static final String AT = "parameter[0]/resource/content[0]/attachment/url";

    private static final String FILE = """
            {"name": "referralLetterFile", "resource": {
              "resourceType": "DocumentReference",
              "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-DocumentReference-1"]},
              "type": {"coding": [{"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1", "code": "REFERRER"}]},
              "status": "current",
              "indexed": "2026-12-01T13:05:03.652000+00:00",
              "description": "Blood test results",
              "content": [{"attachment": {"url": "Binary/50f0c0d5-7ed1-4587-8fce-889c8685eb54"}}]
            }}""";

    @Test
    void a_file_is_named_by_where_its_upload_put_it() {
        assertThat(read(FILE)).isEqualTo(Outcome.accepted(List.of(file(Optional.of("Blood test results")))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "description": "Blood test results", |
            "Blood test results" | null
            "Blood test results" | "  "
            """)
    void it_need_not_be_described(String said, String instead) {
        assertThat(read(FILE.replace(said, instead == null ? "" : instead)))
                .isEqualTo(Outcome.accepted(List.of(file(Optional.empty()))));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "current"                    | "superseded"       | INAPPROPRIATE_VALUE    | /status
            "current"                    | "new"              | INVALID_VALUE          | /status
            "status": "current",         | ` `                | MISSING_VALUE          | /status
            "indexed": "2026-12-01T13:05:03.652000+00:00", | ` ` | MISSING_VALUE       | /indexed
            "2026-12-01T13:05:03.652000+00:00" | "yesterday"  | INVALID_VALUE          | /indexed
            "REFERRER"                   | "PROVIDER"         | INAPPROPRIATE_VALUE    | /type/coding[0]/code
            "REFERRER"                   | "PIGEON"           | INVALID_VALUE          | /type/coding[0]/code
            "REFERRER"                   | 7                  | INVALID_VALUE          | /type/coding[0]/code
            eRS-AttachmentType-1         | eRS-Priority-1     | INVALID_VALUE          | /type/coding[0]/system
            , "code": "REFERRER"         | ` `                | MISSING_VALUE          | /type/coding[0]/code
            eRS-DocumentReference-1      | eRS-Patient-1      | INVALID_VALUE          | /meta/profile[0]
            Binary/50f0c0d5              | Binary/x50f0c0d5   | INVALID_VALUE          | /content[0]/attachment/url
            Binary/50f0c0d5              | Slot/50f0c0d5      | INVALID_VALUE          | /content[0]/attachment/url
            50f0c0d5-7ed1-4587-8fce-889c8685eb54 | att-1-2    | REFERENCE_NOT_FOUND    | /content[0]/attachment/url
            "url": "Binary/50f0c0d5-7ed1-4587-8fce-889c8685eb54" | "title": "a.pdf" | MISSING_VALUE | /content[0]/attachment/url
            {"url"                       | {"data": "aGVsbG8=", "url" | UNEXPECTED_FIELD | /content[0]/attachment/data
            "status"                     | "class": {"text": "x"}, "status" | UNEXPECTED_FIELD | /class
            [{"attachment"               | {"attachment"      | INVALID_FHIR_STRUCTURE |
            """)
    void what_is_wrong_is_told_with_its_place(String said, String instead, String code, String place) {
        String spoilt = FILE.replace(said, instead.strip());
        if (!spoilt.contains("\"content\": [")) {
            spoilt = spoilt.replace("}}]", "}}");
        }

        Outcome<List<FileToLink>> outcome = read(spoilt);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Refusal first = ((Outcome.Refused<List<FileToLink>>) outcome).refusals().getFirst();
        assertThat(first.code().name()).isEqualTo(code);
        assertThat(String.valueOf(first.where())).endsWith(place == null ? "content" : place);
    }

    @Test
    void a_description_has_two_hundred_characters_at_most() {
        assertThat(read(FILE.replace("Blood test results", "x".repeat(200)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(refused(read(FILE.replace("Blood test results", "x".repeat(201)))))
                .containsExactly("INVALID_VALUE");
    }

    @Test
    void twenty_files_can_be_named_at_once_and_no_more() {
        assertThat(read(copies(20))).isInstanceOf(Outcome.Accepted.class);
        assertThat(refused(read(copies(21)))).containsExactly("INVALID_VALUE");
    }

    /** What a caller was told of a file can be sent back as it came. */
    @Test
    void a_file_that_was_written_can_be_read() {
        var linked = new Attachment(
                1_234_567,
                new FileId(ID),
                Kind.REFERRER,
                "letter.pdf",
                "application/pdf",
                17,
                Optional.of("Blood test results"),
                new UserId("021600556514"),
                new OdsCode("R69"),
                Optional.of(new UserId("021600556111")),
                Instant.parse("2026-06-30T23:30:00Z"),
                Instant.parse("2026-12-01T09:00:00.123456Z"),
                Availability.PENDING);
        String json = BodyReader.STU3.newJsonParser().encodeResourceToString(DocumentReferenceStu3.write(linked));

        assertThat(json)
                .contains("\"id\":\"DocumentReference-1234567\"", "\"display\":\"Referrer\"", "\"code\":\"PENDING\"")
                .contains("\"indexed\":\"2026-12-01T09:00:00.123Z\"", "\"creation\":\"2026-07-01\"", "\"size\":17")
                .contains("\"id\":\"1234567\"", "\"title\":\"letter.pdf\"", "AttachedOnBehalfOf-1")
                .contains("\"url\":\"Binary/" + ID + "\"", "\"contentType\":\"application/pdf\"");
        assertThat(read("{\"name\": \"referralLetterFile\", \"resource\": " + json + "}"))
                .isEqualTo(Outcome.accepted(List.of(new FileToLink(
                        new FileId(ID),
                        Optional.of("Blood test results"),
                        Optional.of("application/pdf"),
                        Optional.of("letter.pdf"),
                        OptionalLong.of(17),
                        AT))));
    }

    private static String copies(int count) {
        return String.join(",", java.util.Collections.nCopies(count, FILE));
    }

    private static FileToLink file(Optional<String> description) {
        return new FileToLink(
                new FileId(ID), description, Optional.empty(), Optional.empty(), OptionalLong.empty(), AT);
    }

    private static List<String> refused(Outcome<List<FileToLink>> outcome) {
        return ((Outcome.Refused<List<FileToLink>>) outcome)
                .refusals().stream().map(one -> one.code().name()).collect(Collectors.toList());
    }

    private static Outcome<List<FileToLink>> read(String parameters) {
        String body = """
                {"resourceType": "Parameters",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-MaintainReferralLetter-Parameters-1"]},
                 "parameter": [%s]}""".formatted(parameters);
        return BodyReader.read(
                        body.getBytes(StandardCharsets.UTF_8),
                        Parameters.class,
                        "eRS-MaintainReferralLetter-Parameters-1")
                .then(read -> {
                    List<Refusal> problems = new ArrayList<>();
                    List<FileToLink> files = FilesStu3.read(
                            new ParameterReader(read, "", problems), "referralLetterFile", Kind.REFERRER, problems);
                    return problems.isEmpty() ? Outcome.accepted(files) : new Outcome.Refused<>(problems);
                });
    }
}
