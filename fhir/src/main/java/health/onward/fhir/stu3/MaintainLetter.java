package health.onward.fhir.stu3;

import health.onward.appointment.ReferralRecords;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Attachment.Kind;
import health.onward.referral.FileToLink;
import health.onward.referral.LetterMaintenance;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.referral.Ubrn;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.dstu3.model.Parameters;

/** A012: replaces the letters of a referral by the files named. Answers 200. */
public final class MaintainLetter {

    private static final String LETTER = "referralLetterFile";

    private final LetterMaintenance letters;
    private final ReferralRecords records;
    private final ReferralRequestStu3 words;

    public MaintainLetter(LetterMaintenance letters, ReferralRecords records, CodeDisplays displays) {
        this.letters = letters;
        this.records = records;
        this.words = new ReferralRequestStu3(displays);
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A012",
                        "/STU3/ReferralRequest/{ubrn}/$ers.maintainReferralLetter",
                        ErrorStyle.STU3,
                        this::answer)
                .by(ReferralAction.MAINTAIN_LETTER.functions())
                .ifMatch();
    }

    private Outcome<Answer> answer(WireCall call) {
        return read(call.body()).then(files -> Paths.ubrn(call).then(ubrn -> maintain(ubrn, files, call)));
    }

    private static Outcome<List<FileToLink>> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-MaintainReferralLetter-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    var reader = new ParameterReader(parameters, "", problems);
                    List<FileToLink> files = FilesStu3.read(reader, LETTER, Kind.REFERRER, problems);
                    if (!reader.has(LETTER)) {
                        problems.add(new Refusal(
                                RefusalCode.MISSING_VALUE, "is missing: a referral keeps at least one letter", LETTER));
                    }
                    reader.nothingElse();
                    return problems.isEmpty() ? Outcome.accepted(files) : new Outcome.Refused<>(problems);
                });
    }

    private Outcome<Answer> maintain(Ubrn ubrn, List<FileToLink> files, WireCall call) {
        return letters.maintain(
                ubrn,
                call.version().orElseThrow(),
                files,
                call.actor(),
                call.once(change -> write(change, call.base())));
    }

    private Answer write(ReferralChange change, String base) {
        return Stu3Answers.of(
                200, words.write(records.after(change), base), change.after().version());
    }
}
