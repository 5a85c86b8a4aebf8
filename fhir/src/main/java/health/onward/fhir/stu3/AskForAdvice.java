package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.advice.AdviceChange;
import health.onward.advice.Asking;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import java.util.List;
import org.hl7.fhir.dstu3.model.Parameters;

/** A044: asks a service for advice. Answers 200 (not 201), first version 1, with what was made and what was said. */
public final class AskForAdvice {

    private final Asking asking;
    private final CommunicationRequestStu3 words;

    public AskForAdvice(Asking asking, CodeDisplays displays) {
        this.asking = asking;
        this.words = new CommunicationRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A044",
                        "/STU3/CommunicationRequest/$ers.createAdviceAndGuidance",
                        ErrorStyle.STU3,
                        this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN);
    }

    private Outcome<Answer> answer(WireCall call) {
        return QuestionStu3.read(call.body())
                .then(question -> asking.ask(question, call.actor(), call.once(change -> write(change, call.base()))));
    }

    private Answer write(AdviceChange change, String base) {
        var answer = new Parameters();
        answer.getMeta().addProfile(Codes.structure("eRS-CreateAdviceAndGuidance-Response-Parameters"));
        answer.addParameter()
                .setName("createdCommunicationRequest")
                .setResource(words.write(change.after(), List.of(), base));
        answer.addParameter()
                .setName("createdCommunication")
                .setResource(
                        CommunicationStu3.alone(change.after(), change.said().orElseThrow(), change.files()));
        return Stu3Answers.of(200, answer);
    }
}
