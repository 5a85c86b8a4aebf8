package health.onward.fhir.stu3;

import health.onward.fhir.wire.ClinicalReaders;
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
                .by(ClinicalReaders.FUNCTIONS)
                .withoutBody()
                .answering(PdfAnswers.TYPES);
    }

    private Outcome<Answer> answer(WireCall call) {
        return PdfAnswers.of(call, papers::overview, press);
    }
}
