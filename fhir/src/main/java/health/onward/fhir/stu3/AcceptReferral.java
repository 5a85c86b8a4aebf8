package health.onward.fhir.stu3;

import health.onward.appointment.ReferralRecords;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.referral.Ubrn;
import health.onward.triage.Accepting;
import health.onward.triage.Target;

/** A013: a provider accepts a referral that is booked into its service. It has no body; one that is sent is not read. */
public final class AcceptReferral {

    private final Accepting accepting;
    private final ReferralRecords records;
    private final ReferralRequestStu3 words;

    public AcceptReferral(Accepting accepting, ReferralRecords records, CodeDisplays displays) {
        this.accepting = accepting;
        this.records = records;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post("A013", "/STU3/ReferralRequest/{ubrn}/$ers.acceptReferral", ErrorStyle.STU3, this::answer)
                .by(ReferralAction.ACCEPT.functions())
                .withoutBody()
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return Paths.ubrn(call).then(ubrn -> accept(ubrn, call));
    }

    private Outcome<Answer> accept(Ubrn ubrn, WireCall call) {
        return accepting.accept(
                new Target(ubrn, call.version().orElseThrow()),
                call.actor(),
                call.once(change -> write(change, call.base())));
    }

    private Answer write(ReferralChange change, String base) {
        return Stu3Answers.of(
                200, words.write(records.after(change), base), change.after().version());
    }
}
