package health.onward.fhir.stu3;

import health.onward.advice.ConversionRequest;
import health.onward.directory.Priority;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Attachment.Kind;
import health.onward.referral.FileToLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Parameters;

/** Reads what makes a referral of a conversation (eRS-CreateFromCommunicationRequestActionLater-Request-Parameters-1, A027). */
final class ConversionStu3 {

    private static final String PROFILE = "eRS-CreateFromCommunicationRequestActionLater-Request-Parameters-1";

    private ConversionStu3() {}

    static Outcome<ConversionRequest> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, PROFILE).then(parameters -> {
            List<Refusal> problems = new ArrayList<>();
            return read(new ParameterReader(parameters, "", problems), problems);
        });
    }

    private static Outcome<ConversionRequest> read(ParameterReader reader, List<Refusal> problems) {
        Optional<AdviceReference> from = reader.required(
                "createFrom", reader.reference("createFrom", AdviceReference::parse, AdviceReference.EXAMPLE));
        Optional<String> guidance = reader.required("guidance", reader.string("guidance"));
        Optional<Priority> priority = Codes.constant(
                Priority.class,
                reader.required("newReferralPriority", reader.coding("newReferralPriority", Codes.system("Priority"))),
                reader.place("newReferralPriority") + "/valueCoding/code",
                problems);
        Optional<String> comments = reader.required("reviewComments", reader.string("reviewComments"));
        List<FileToLink> said = FilesStu3.read(reader, "guidanceAttachmentFile", Kind.GUIDANCE_RESPONSE, problems);
        List<FileToLink> review = FilesStu3.read(reader, "reviewAttachmentFile", Kind.PROVIDER, problems);
        reader.nothingElse();
        return problems.isEmpty()
                ? Outcome.accepted(new ConversionRequest(
                        from.orElseThrow().ubrn(),
                        from.orElseThrow().version(),
                        priority.orElseThrow(),
                        guidance,
                        said,
                        comments.orElseThrow(),
                        review))
                : new Outcome.Refused<>(problems);
    }
}
