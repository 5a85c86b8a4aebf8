package health.onward.fhir.stu3;

import health.onward.appointment.ReferralRecords;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.Rejecting;
import health.onward.triage.Rejection;
import health.onward.triage.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Parameters;

/** A014: a provider sends a referral that is booked into its service back to the referrer. */
public final class RejectReferral {

    private final Rejecting rejecting;
    private final ReferralRecords records;
    private final ReferralRequestStu3 words;

    public RejectReferral(Rejecting rejecting, ReferralRecords records, CodeDisplays displays) {
        this.rejecting = rejecting;
        this.records = records;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post("A014", "/STU3/ReferralRequest/{ubrn}/$ers.rejectReferral", ErrorStyle.STU3, this::answer)
                .by(ReferralAction.REJECT.functions())
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return read(call.body())
                .then(asked -> Paths.ubrn(call)
                        .then(ubrn -> rejecting.reject(
                                new Target(ubrn, call.version().orElseThrow()),
                                asked,
                                call.actor(),
                                call.once(change -> write(change, call.base())))));
    }

    private static Outcome<Rejection> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-RejectReferral-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    var reader = new ParameterReader(parameters, "", problems);
                    Optional<String> reason = reader.required(
                            "rejectionReason", reader.coding("rejectionReason", Codes.APPOINTMENT_CANCELLATION_REASON));
                    Optional<String> comment = reader.string("rejectionComments");
                    Optional<Boolean> inPas = reader.bool("appointmentCancelledInPAS");
                    reader.nothingElse();
                    return problems.isEmpty()
                            ? Outcome.accepted(new Rejection(reason.orElseThrow(), comment, inPas))
                            : new Outcome.Refused<>(problems);
                });
    }

    private Answer write(ReferralChange change, String base) {
        return Stu3Answers.of(
                200, words.write(records.after(change), base), change.after().version());
    }
}
