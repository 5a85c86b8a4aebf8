package health.onward.fhir.stu3;

import health.onward.advice.AdviceAction;
import health.onward.advice.Conversion;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;

/**
 * A027: a provider makes a referral of a conversation. Which version was seen is said in the body, so an If-Match is not needed and
 * not read (api ambiguity 5); the answer has no ETag.
 */
public final class ConvertAdvice {

    private final Conversion conversion;
    private final ReferralRequestStu3 words;

    public ConvertAdvice(Conversion conversion, CodeDisplays displays) {
        this.conversion = conversion;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A027",
                        "/STU3/ReferralRequest/$ers.createFromCommunicationRequestActionLater",
                        ErrorStyle.STU3,
                        this::answer)
                .by(AdviceAction.CONVERT.functions());
    }

    private Outcome<Answer> answer(WireCall call) {
        return ConversionStu3.read(call.body())
                .then(request -> conversion.convert(
                        request, call.actor(), call.once(made -> Stu3Answers.of(201, words.write(made, call.base())))));
    }
}
