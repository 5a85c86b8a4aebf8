package health.onward.fhir.stu3;

import health.onward.appointment.ReferralRecords;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.referral.ShortlistChange;

/** A031: changes the shortlist of a referral that is not booked. Answers 200. */
public final class ChangeShortlist {

    private final ShortlistChange change;
    private final ReferralRecords records;
    private final ReferralRequestStu3 words;

    public ChangeShortlist(ShortlistChange change, ReferralRecords records, CodeDisplays displays) {
        this.change = change;
        this.records = records;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post("A031", "/STU3/ReferralRequest/{ubrn}/$ers.changeShortlist", ErrorStyle.STU3, this::answer)
                .by(ReferralAction.CHANGE_SHORTLIST.functions())
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return CreationStu3.readChange(call.body())
                .then(choice -> Paths.ubrn(call)
                        .then(ubrn -> change.change(
                                ubrn,
                                call.version().orElseThrow(),
                                choice,
                                call.actor(),
                                call.once(change -> write(change, call.base())))));
    }

    private Answer write(ReferralChange change, String base) {
        return Stu3Answers.of(
                200, words.write(records.after(change), base), change.after().version());
    }
}
