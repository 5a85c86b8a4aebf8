package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.appointment.ReferralRecord;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.Creation;
import java.util.Optional;

/** A011: creates a referral. Answers 201, first version 3. */
public final class CreateReferral {

    private final Creation creation;
    private final ReferralRequestStu3 words;

    public CreateReferral(Creation creation, CodeDisplays displays) {
        this.creation = creation;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post("A011", "/STU3/ReferralRequest/$ers.createReferral", ErrorStyle.STU3, this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN);
    }

    private Outcome<Answer> answer(WireCall call) {
        return CreationStu3.readCreation(call.body())
                .then(request -> creation.create(
                        request,
                        call.actor(),
                        call.once(referral -> Stu3Answers.of(
                                201,
                                words.write(new ReferralRecord(referral, Optional.empty()), call.base()),
                                referral.version()))));
    }
}
