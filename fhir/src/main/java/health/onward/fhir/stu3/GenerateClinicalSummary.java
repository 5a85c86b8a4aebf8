package health.onward.fhir.stu3;

import health.onward.fhir.wire.ClinicalReaders;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.letter.Letters;
import health.onward.letter.Press;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;

/** A007: what clinicians read of a referral, without the files attached to it. It has no body; one that is sent is not read. */
public final class GenerateClinicalSummary {

    private final Letters letters;
    private final Press press;

    public GenerateClinicalSummary(Letters letters, Press press) {
        this.letters = letters;
        this.press = press;
    }

    public Endpoint endpoint() {
        return Endpoint.post("A007", "/STU3/ReferralRequest/{ubrn}/$ers.generateCRI", ErrorStyle.STU3, this::answer)
                .by(ClinicalReaders.FUNCTIONS)
                .withoutBody()
                .answering(PdfAnswers.TYPES);
    }

    private Outcome<Answer> answer(WireCall call) {
        return PdfAnswers.of(call, letters::clinicalSummary, press);
    }
}
