package health.onward.fhir.stu3;

import health.onward.document.FileId;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Attachment.Kind;
import health.onward.referral.FileToLink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Attachment;
import org.hl7.fhir.dstu3.model.Base;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.DocumentReference;
import org.hl7.fhir.dstu3.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.dstu3.model.Property;

/**
 * Reads the files that a body names by DocumentReferences (A012, A022, A028; api section b.0): uploaded before, one each. What
 * A005 tells of a file may stand there too, so that a caller can send back what it was given.
 */
final class FilesStu3 {

    private static final String ADDRESS = "Binary/";
    private static final Set<String> OF_DOCUMENT =
            Set.of("id", "meta", "type", "status", "indexed", "description", "content");
    private static final Set<String> OF_CONTENT =
            Set.of("id", "extension", "contentType", "url", "size", "title", "creation");

    private final Kind kind;
    private final List<Refusal> problems;

    private FilesStu3(Kind kind, List<Refusal> problems) {
        this.kind = kind;
        this.problems = problems;
    }

    /** All that a parameter names, which may be given any number of times; what is wrong is noted in {@code problems}. */
    static List<FileToLink> read(ParameterReader reader, String parameter, Kind kind, List<Refusal> problems) {
        var files = new FilesStu3(kind, problems);
        var given = reader.resources(parameter, DocumentReference.class);
        List<FileToLink> read = new ArrayList<>();
        given.forEach((at, document) -> files.file(document, at).ifPresent(read::add));
        if (given.size() > FileToLink.MOST) {
            files.wrong(
                    RefusalCode.INVALID_VALUE,
                    "(" + parameter + ") is given more than " + FileToLink.MOST + " times",
                    List.copyOf(given.keySet()).get(FileToLink.MOST));
        }
        return read;
    }

    private Optional<FileToLink> file(DocumentReference document, String at) {
        nothingElse(document, OF_DOCUMENT, at);
        BodyReader.profile(document, Codes.structure(DocumentReferenceStu3.PROFILE), at + "/", problems);
        type(document.getType().getCoding(), at + "/type/coding");
        there(document.hasStatus(), at + "/status");
        if (document.hasStatus() && document.getStatus() != DocumentReferenceStatus.CURRENT) {
            wrong(RefusalCode.INAPPROPRIATE_VALUE, "must be current", at + "/status");
        }
        // When it was indexed is for the server to say; that a caller must say it, too, is the published profile.
        there(document.hasIndexed(), at + "/indexed");
        Optional<String> description =
                Optional.ofNullable(document.getDescription()).filter(words -> !words.isBlank());
        if (description.map(String::length).orElse(0) > FileToLink.LONGEST_DESCRIPTION) {
            String sentence = "has more than " + FileToLink.LONGEST_DESCRIPTION + " characters";
            wrong(RefusalCode.INVALID_VALUE, sentence, at + "/description");
        }
        return content(document, description, at + "/content");
    }

    private void type(List<Coding> codings, String at) {
        if (codings.size() != 1) {
            wrong(
                    codings.isEmpty() ? RefusalCode.MISSING_VALUE : RefusalCode.INVALID_FHIR_STRUCTURE,
                    codings.isEmpty() ? "is missing." : "must have one entry",
                    at);
            return;
        }
        String system = Codes.system("AttachmentType");
        Coding coding = codings.getFirst();
        if (!system.equals(coding.getSystem())) {
            wrong(RefusalCode.INVALID_VALUE, "must be " + system, at + "[0]/system");
        }
        there(coding.hasCode(), at + "[0]/code");
        if (coding.hasCode() && !kind.name().equals(coding.getCode())) {
            boolean known = Arrays.stream(Kind.values()).map(Kind::name).anyMatch(coding.getCode()::equals);
            wrong(
                    known ? RefusalCode.INAPPROPRIATE_VALUE : RefusalCode.INVALID_VALUE,
                    "(" + coding.getCode() + ") must be " + kind,
                    at + "[0]/code");
        }
    }

    private Optional<FileToLink> content(DocumentReference document, Optional<String> description, String at) {
        if (document.getContent().size() > 1) {
            wrong(RefusalCode.INVALID_FHIR_STRUCTURE, "must have one entry", at);
            return Optional.empty();
        }
        Attachment file = document.getContentFirstRep().getAttachment();
        String there = at + "[0]/attachment";
        nothingElse(file, OF_CONTENT, there);
        if (!file.hasUrl()) {
            there(false, there + "/url");
            return Optional.empty();
        }
        return id(file.getUrl(), there + "/url")
                .map(id -> new FileToLink(
                        id,
                        description,
                        Optional.ofNullable(file.getContentType()),
                        Optional.ofNullable(file.getTitle()),
                        file.hasSize() ? OptionalLong.of(file.getSize()) : OptionalLong.empty(),
                        there + "/url"));
    }

    private Optional<FileId> id(String url, String at) {
        String said = url.startsWith(ADDRESS) ? url.substring(ADDRESS.length()) : "";
        Optional<FileId> id = FileId.parse(said);
        if (id.isEmpty()) {
            boolean legacy = FileId.wellFormed(said);
            wrong(
                    legacy ? RefusalCode.REFERENCE_NOT_FOUND : RefusalCode.INVALID_VALUE,
                    legacy
                            ? "there is no such uploaded file"
                            : "must be the Location of an upload, " + ADDRESS + "{id}",
                    at);
        }
        return id;
    }

    private void nothingElse(Base given, Set<String> known, String at) {
        for (Property part : given.children()) {
            if (part.hasValues() && !known.contains(part.getName())) {
                wrong(
                        RefusalCode.UNEXPECTED_FIELD,
                        "(" + part.getName() + ") unknown field",
                        at + "/" + part.getName());
            }
        }
    }

    private void there(boolean there, String at) {
        if (!there) {
            wrong(RefusalCode.MISSING_VALUE, "is missing.", at);
        }
    }

    private void wrong(RefusalCode code, String sentence, String at) {
        problems.add(new Refusal(code, sentence, at));
    }
}
