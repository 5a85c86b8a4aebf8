package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.document.HandedIn;
import health.onward.document.StoredFile;
import health.onward.document.UploadRules;
import health.onward.document.Uploads;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;

/** A020: hands a file in, to become part of a request later. */
public final class UploadFile {

    private static final String NAME = "NHSD-eRS-File-Name";
    private static final String REFERRAL = "NHSD-eRS-Referral-ID";

    private final Uploads uploads;

    public UploadFile(Uploads uploads) {
        this.uploads = uploads;
    }

    public Endpoint endpoint() {
        return Endpoint.post("A020", "/STU3/Binary", ErrorStyle.STU3, this::answer)
                .upload()
                .by(
                        REFERRING_CLINICIAN,
                        REFERRING_CLINICIAN_ADMIN,
                        SERVICE_PROVIDER_CLINICIAN,
                        SERVICE_PROVIDER_CLINICIAN_ADMIN);
    }

    private Outcome<Answer> answer(WireCall call) {
        Optional<String> type = call.header("Content-Type").filter(value -> !value.isBlank());
        Outcome<HandedIn> said = UploadRules.understand(
                call.header(NAME).map(UploadFile::characters),
                type.map(value -> mediaType(MediaType.parseMediaType(value))),
                call.header(REFERRAL).map(String::strip));
        try (InputStream body = call.file().opening().open()) {
            return uploads.upload(
                    said,
                    body,
                    call.file().length(),
                    call.actor(),
                    "A020",
                    digest -> call.once(said + " " + digest, UploadFile::created));
        } catch (IOException e) {
            return Outcome.refused(RefusalCode.BAD_REQUEST, "the file did not come whole; send it again");
        }
    }

    private static Answer created(StoredFile file) {
        return new Answer(201, Map.of("Location", "Binary/" + file.id()), new byte[0]);
    }

    private static String mediaType(MediaType type) {
        return type.getType() + "/" + type.getSubtype();
    }

    /** Headers come as bytes, which servers take for Latin 1; whoever sends more than ASCII today sends UTF-8. */
    private static String characters(String header) {
        byte[] sent = header.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sent))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }
}
