package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.letter.Letters;
import health.onward.letter.Press;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;

/** A019: the letter that the patient gets as the referral stands now. It has no body; one that is sent is not read. */
public final class GeneratePatientLetter {

    private final Letters letters;
    private final Press press;

    public GeneratePatientLetter(Letters letters, Press press) {
        this.letters = letters;
        this.press = press;
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A019",
                        "/STU3/ReferralRequest/{ubrn}/$ers.generatePatientLetter",
                        ErrorStyle.STU3,
                        this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN)
                .withoutBody()
                .answering(PdfAnswers.TYPES);
    }

    private Outcome<Answer> answer(WireCall call) {
        return PdfAnswers.of(call, letters::toPatient, press);
    }
}
