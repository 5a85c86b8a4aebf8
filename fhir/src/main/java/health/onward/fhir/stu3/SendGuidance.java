package health.onward.fhir.stu3;

import health.onward.advice.AdviceAction;
import health.onward.advice.AdviceChange;
import health.onward.advice.AdviceRecords;
import health.onward.advice.Answering;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import org.hl7.fhir.dstu3.model.Parameters;

/** A026: a provider's message to the referrer: advice, or a question back. Its answer has no ETag. */
public final class SendGuidance {

    private final Answering answering;
    private final AdviceRecords records;
    private final CommunicationRequestStu3 words;

    public SendGuidance(Answering answering, AdviceRecords records, CodeDisplays displays) {
        this.answering = answering;
        this.records = records;
        this.words = new CommunicationRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A026",
                        "/STU3/CommunicationRequest/{ubrn}/$ers.sendCommunicationToRequester",
                        ErrorStyle.STU3,
                        this::answer)
                .by(AdviceAction.GIVE_ADVICE.functions())
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return Paths.ubrn(call).then(ubrn -> answer(ubrn, call));
    }

    private Outcome<Answer> answer(Ubrn ubrn, WireCall call) {
        return GuidanceStu3.read(call.body())
                .then(guidance -> answering.answer(
                        ubrn,
                        call.version().orElseThrow(),
                        guidance,
                        call.actor(),
                        call.once(change -> write(change, call.base()))));
    }

    private Answer write(AdviceChange change, String base) {
        var answer = new Parameters();
        answer.getMeta().addProfile(Codes.structure("eRS-SendCommunicationToRequester-Response-Parameters"));
        answer.addParameter()
                .setName("updatedCommunicationRequest")
                .setResource(words.write(
                        change.after(), records.information(change.after().ubrn()), base));
        answer.addParameter()
                .setName("createdCommunication")
                .setResource(
                        CommunicationStu3.alone(change.after(), change.said().orElseThrow(), change.files()));
        return Stu3Answers.of(200, answer);
    }
}
