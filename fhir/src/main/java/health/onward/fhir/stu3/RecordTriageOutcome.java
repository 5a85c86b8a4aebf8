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
import health.onward.triage.ReviewOutcome;
import health.onward.triage.Target;
import health.onward.triage.TriageOutcome;
import health.onward.triage.Triaging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Parameters;

/** A028: what a provider's triage of a request came to. */
public final class RecordTriageOutcome {

    private final Triaging triaging;
    private final ReferralRecords records;
    private final ReferralRequestStu3 words;
    private final boolean asPublished;

    /**
     * @param asPublished the answer to a return says TRIAGED_PROVIDER_TO_ACTION, as the published examples of this endpoint do against
     *     their own prose, and whoever reads the request then (A005) finds TRIAGE_RESPONSE (api ambiguity 1)
     */
    public RecordTriageOutcome(Triaging triaging, ReferralRecords records, CodeDisplays displays, boolean asPublished) {
        this.triaging = triaging;
        this.records = records;
        this.words = new ReferralRequestStu3(displays);
        this.asPublished = asPublished;
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A028", "/STU3/ReferralRequest/{ubrn}/$ers.recordReviewOutcome", ErrorStyle.STU3, this::answer)
                .by(ReferralAction.RECORD_REVIEW_OUTCOME.functions())
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return read(call.body())
                .then(asked -> Paths.ubrn(call)
                        .then(ubrn -> triaging.record(
                                new Target(ubrn, call.version().orElseThrow()),
                                asked,
                                call.actor(),
                                call.once(change -> write(change, call.base())))));
    }

    private static Outcome<TriageOutcome> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-RecordReviewOutcome-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    var reader = new ParameterReader(parameters, "", problems);
                    Optional<ReviewOutcome> outcome = Codes.constant(
                            ReviewOutcome.class,
                            reader.required(
                                    "reviewOutcome", reader.coding("reviewOutcome", Codes.system("ReviewOutcome"))),
                            reader.place("reviewOutcome"),
                            problems);
                    Optional<String> comments = reader.required("reviewComments", reader.string("reviewComments"));
                    Optional<Priority> priority = Codes.constant(
                            Priority.class,
                            reader.coding("reviewPriority", Codes.system("Priority")),
                            reader.place("reviewPriority"),
                            problems);
                    List<FileToLink> files = FilesStu3.read(reader, "reviewAttachmentFile", Kind.PROVIDER, problems);
                    reader.nothingElse();
                    return problems.isEmpty()
                            ? Outcome.accepted(
                                    new TriageOutcome(outcome.orElseThrow(), comments.orElseThrow(), priority, files))
                            : new Outcome.Refused<>(problems);
                });
    }

    private Answer write(ReferralChange change, String base) {
        var written = words.write(records.after(change), base);
        if (asPublished) {
            ReferralStateStu3.triaged(written);
        }
        return Stu3Answers.of(200, written, change.after().version());
    }
}
