package health.onward.fhir.stu3;

import health.onward.appointment.ReferralRecord;
import health.onward.appointment.SendingForTriage;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import org.hl7.fhir.dstu3.model.Parameters;

/** A032 (deprecated, and live): chooses a triage service anew and sends the referral there. Answers 200 without an ETag. */
public final class ChangeShortlistForTriage {

    private final SendingForTriage sending;
    private final ReferralRequestStu3 words;

    public ChangeShortlistForTriage(SendingForTriage sending, CodeDisplays displays) {
        this.sending = sending;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A032",
                        "/STU3/ReferralRequest/{ubrn}/$ers.changeShortlistAndSendForTriage",
                        ErrorStyle.STU3,
                        this::answer)
                .by(ReferralAction.CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE.functions())
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return CreationStu3.readTriageChange(call.body())
                .then(choice -> Paths.ubrn(call)
                        .then(ubrn -> sending.change(
                                ubrn,
                                call.version().orElseThrow(),
                                choice,
                                call.actor(),
                                call.once(record -> write(record, call.base())))));
    }

    private Answer write(ReferralRecord record, String base) {
        var answer = new Parameters();
        answer.getMeta().addProfile(Codes.structure("eRS-ChangeShortlistAndSendForTriage-Response-Parameters"));
        answer.addParameter().setName("updatedReferralRequest").setResource(words.write(record, base));
        answer.addParameter()
                .setName("createdAppointment")
                .setResource(AppointmentStu3.write(record.appointment().orElseThrow(), record.referral(), base));
        return Stu3Answers.of(200, answer);
    }
}
