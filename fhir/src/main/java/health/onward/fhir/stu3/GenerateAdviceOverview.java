package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.letter.AdvicePapers;
import health.onward.letter.Press;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;

/** A043: a conversation about advice, whole, for paper. It has no body; one that is sent is not read. */
public final class GenerateAdviceOverview {

    private final AdvicePapers papers;
    private final Press press;

    public GenerateAdviceOverview(AdvicePapers papers, Press press) {
        this.papers = papers;
        this.press = press;
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A043", "/STU3/CommunicationRequest/{ubrn}/$ers.generateCRI", ErrorStyle.STU3, this::answer)
                .by(
                        REFERRING_CLINICIAN,
                        REFERRING_CLINICIAN_ADMIN,
                        SERVICE_PROVIDER_CLINICIAN,
                        SERVICE_PROVIDER_CLINICIAN_ADMIN,
                        PROVIDER_AUTHORISED_APPLICATION)
                .withoutBody()
                .answering(PdfAnswers.TYPES);
    }

    private Outcome<Answer> answer(WireCall call) {
        return Paths.ubrn(call)
                .then(ubrn -> papers.overview(ubrn, call.actor()).map(letter -> PdfAnswers.of(letter, ubrn, press)));
    }
}
