package health.onward.fhir.stu3;

import health.onward.advice.Answering.Guidance;
import health.onward.advice.GuidanceOutcome;
import health.onward.advice.Recommendation;
import health.onward.directory.Priority;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Attachment;
import health.onward.referral.FileToLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Parameters;

/** Reads a provider's message (eRS-SendCommunicationToRequester-Request-Parameters-1, A026). */
final class GuidanceStu3 {

    private GuidanceStu3() {}

    static Outcome<Guidance> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-SendCommunicationToRequester-Request-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    return read(new ParameterReader(parameters, "", problems), problems);
                });
    }

    private static Outcome<Guidance> read(ParameterReader reader, List<Refusal> problems) {
        Optional<GuidanceOutcome> outcome = Codes.constant(
                GuidanceOutcome.class,
                reader.required(
                        "guidanceOutcome", reader.coding("guidanceOutcome", Codes.system("GuidanceResponseOutcome"))),
                reader.place("guidanceOutcome") + "/valueCoding/code",
                problems);
        String name = "guidanceIntendedRecommendation";
        Optional<Recommendation> recommendation = Codes.constant(
                Recommendation.class,
                reader.coding(name, Codes.system("GuidanceIntendedRecommendation")),
                reader.place(name) + "/valueCoding/code",
                problems);
        Optional<Priority> priority = Codes.constant(
                Priority.class,
                reader.required("updatedPriority", reader.coding("updatedPriority", Codes.system("Priority"))),
                reader.place("updatedPriority") + "/valueCoding/code",
                problems);
        Optional<String> text = reader.required("guidance", reader.string("guidance"));
        List<FileToLink> files =
                FilesStu3.read(reader, "guidanceAttachmentFile", Attachment.Kind.GUIDANCE_RESPONSE, problems);
        reader.nothingElse();
        return problems.isEmpty()
                ? Outcome.accepted(new Guidance(
                        outcome.orElseThrow(), recommendation, priority.orElseThrow(), text.orElseThrow(), files))
                : new Outcome.Refused<>(problems);
    }
}
