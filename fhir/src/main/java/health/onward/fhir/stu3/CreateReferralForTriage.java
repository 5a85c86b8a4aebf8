package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.appointment.SendingForTriage;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;

/** A021 (deprecated, and live): creates a referral and sends it for triage in one step. Answers 201, first version 3. */
public final class CreateReferralForTriage {

    private final SendingForTriage sending;
    private final ReferralRequestStu3 words;

    public CreateReferralForTriage(SendingForTriage sending, CodeDisplays displays) {
        this.sending = sending;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A021",
                        "/STU3/ReferralRequest/$ers.createReferralAndSendForTriage",
                        ErrorStyle.STU3,
                        this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN);
    }

    private Outcome<Answer> answer(WireCall call) {
        return CreationStu3.readTriageCreation(call.body())
                .then(request -> sending.create(
                        request,
                        call.actor(),
                        call.once(record -> Stu3Answers.of(
                                201,
                                words.write(record, call.base()),
                                record.referral().version()))));
    }
}
