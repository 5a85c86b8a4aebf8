package health.onward.fhir.stu3;

import health.onward.appointment.ReferralRecord;
import health.onward.appointment.ReferralRecords;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Cancellation;
import health.onward.referral.CancellationRules;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.referral.Ubrn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Parameters;

/** A036: ends a referral for good, and its booking with it. Answers 200 without an ETag. */
public final class CancelReferral {

    private final Cancellation cancellation;
    private final ReferralRecords records;
    private final ReferralRequestStu3 words;

    public CancelReferral(Cancellation cancellation, ReferralRecords records, CodeDisplays displays) {
        this.cancellation = cancellation;
        this.records = records;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post("A036", "/STU3/ReferralRequest/{ubrn}/$ers.cancelReferral", ErrorStyle.STU3, this::answer)
                .by(ReferralAction.CANCEL_REFERRAL.functions())
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return read(call.body()).then(asked -> Paths.ubrn(call).then(ubrn -> cancel(asked, ubrn, call)));
    }

    private record Asked(String code, Optional<String> comment) {}

    private static Outcome<Asked> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-CancelReferral-Request-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    var reader = new ParameterReader(parameters, "", problems);
                    Optional<String> code = reader.required(
                            "cancellationReason",
                            reader.coding("cancellationReason", Codes.REFERRAL_CANCELLATION_REASON));
                    Optional<String> comment = reader.string("cancellationComments");
                    reader.nothingElse();
                    return problems.isEmpty()
                            ? Outcome.accepted(new Asked(code.orElseThrow(), comment))
                            : new Outcome.Refused<>(problems);
                });
    }

    private Outcome<Answer> cancel(Asked asked, Ubrn ubrn, WireCall call) {
        var request = new CancellationRules.Request(ubrn, call.version().orElseThrow(), asked.code(), asked.comment());
        return cancellation.cancel(request, call.actor(), call.once(change -> write(change, call.base())));
    }

    private Answer write(ReferralChange change, String base) {
        ReferralRecord after = records.after(change);
        var answer = new Parameters();
        answer.getMeta().addProfile(Codes.structure("eRS-CancelReferral-Response-Parameters"));
        answer.addParameter().setName("updatedReferralRequest").setResource(words.write(after, base));
        boolean ended = change.before()
                .map(before -> !before.facets()
                        .appointment()
                        .equals(change.after().facets().appointment()))
                .orElse(false);
        if (ended && after.appointment().isPresent()) {
            answer.addParameter()
                    .setName("updatedAppointment")
                    .setResource(AppointmentStu3.write(after.appointment().get(), change.after(), base));
        }
        return Stu3Answers.of(200, answer);
    }
}
