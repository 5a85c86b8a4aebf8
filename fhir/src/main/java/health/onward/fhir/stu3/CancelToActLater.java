package health.onward.fhir.stu3;

import health.onward.appointment.ReferralRecords;
import health.onward.directory.Priority;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Attachment.Kind;
import health.onward.referral.FileToLink;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ActLater;
import health.onward.triage.ActingLater;
import health.onward.triage.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Parameters;

/** A022: a provider ends a booking, and its own staff find the patient the right one. */
public final class CancelToActLater {

    private static final String PROFILE = "eRS-cancelAppointmentActionLater-Parameters-1";

    private final ActingLater acting;
    private final ReferralRecords records;
    private final ReferralRequestStu3 words;

    public CancelToActLater(ActingLater acting, ReferralRecords records, CodeDisplays displays) {
        this.acting = acting;
        this.records = records;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A022",
                        "/STU3/ReferralRequest/{ubrn}/$ers.cancelAppointmentActionLater",
                        ErrorStyle.STU3,
                        this::answer)
                .by(ReferralAction.CANCEL_ACTION_LATER.functions())
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return read(call.body())
                .then(asked -> Paths.ubrn(call)
                        .then(ubrn -> acting.leave(
                                new Target(ubrn, call.version().orElseThrow()),
                                asked,
                                call.actor(),
                                call.once(change -> write(change, call.base())))));
    }

    private static Outcome<ActLater> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, PROFILE).then(parameters -> {
            List<Refusal> problems = new ArrayList<>();
            var reader = new ParameterReader(parameters, "", problems);
            Optional<String> comments = reader.required("comments", reader.string("comments"));
            Optional<Priority> priority = Codes.constant(
                    Priority.class,
                    reader.coding("priority", Codes.system("Priority")),
                    reader.place("priority"),
                    problems);
            Optional<Boolean> inPas = reader.bool("appointmentCancelledInPAS");
            List<FileToLink> files = FilesStu3.read(reader, "providerAttachmentFile", Kind.PROVIDER, problems);
            reader.nothingElse();
            return problems.isEmpty()
                    ? Outcome.accepted(new ActLater(comments.orElseThrow(), priority, inPas, files))
                    : new Outcome.Refused<>(problems);
        });
    }

    private Answer write(ReferralChange change, String base) {
        return Stu3Answers.of(
                200, words.write(records.after(change), base), change.after().version());
    }
}
