package health.onward.fhir.stu3;

import health.onward.advice.Question;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Attachment;
import health.onward.referral.FileToLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.ListResource;
import org.hl7.fhir.dstu3.model.Parameters;

/** Reads a question to a service (eRS-CreateAdviceAndGuidance-Request-Parameters-1, A044). */
final class QuestionStu3 {

    private enum Authorisation {
        AUTHORISED_TO_CONVERT,
        NOT_AUTHORISED_TO_CONVERT
    }

    private QuestionStu3() {}

    static Outcome<Question> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-CreateAdviceAndGuidance-Request-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    return read(new ParameterReader(parameters, "", problems), problems);
                });
    }

    private static Outcome<Question> read(ParameterReader reader, List<Refusal> problems) {
        Optional<NhsNumber> patient =
                reader.required("patient", reader.identifier("patient", Codes.NHS_NUMBER, NhsNumber::parse));
        Optional<UserId> clinician = reader.identifier("referringClinician", Codes.SDS_USER, UserId::parse);
        String name = "providerConversionAuthorisation";
        // Nothing stands for an answer that was not given: the referrer is asked without a default.
        Optional<Authorisation> authorisation = Codes.constant(
                Authorisation.class,
                reader.required(name, reader.coding(name, Codes.system("ProviderConversionAuthorisation"))),
                reader.place(name) + "/valueCoding/code",
                problems);
        Optional<ShortlistStu3.Read> shortlist = reader.required(
                        "shortlist", reader.resource("shortlist", ListResource.class))
                .flatMap(list -> ShortlistStu3.read(list, reader.place("shortlist") + "/resource", problems));
        Optional<String> text = reader.required("request", reader.string("request"));
        List<FileToLink> files =
                FilesStu3.read(reader, "requestAttachmentFile", Attachment.Kind.ADVICE_REQUEST, problems);
        reader.nothingElse();
        return problems.isEmpty()
                ? Outcome.accepted(new Question(
                        patient.orElseThrow(),
                        clinician,
                        shortlist.orElseThrow().services(),
                        shortlist.orElseThrow().criteria(),
                        authorisation.orElseThrow() == Authorisation.AUTHORISED_TO_CONVERT,
                        false,
                        text.orElseThrow(),
                        files))
                : new Outcome.Refused<>(problems);
    }
}
