package health.onward.fhir.stu3;

import health.onward.advice.AdviceRecords;
import health.onward.fhir.wire.ClinicalReaders;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import java.util.List;
import java.util.OptionalLong;

/** A024: how one conversation stands, its latest version; also after it has ended. */
public final class RetrieveAdvice {

    private final AdviceRecords records;
    private final CommunicationRequestStu3 words;

    public RetrieveAdvice(AdviceRecords records, CodeDisplays displays) {
        this.records = records;
        this.words = new CommunicationRequestStu3(displays);
    }

    public List<Endpoint> endpoints() {
        return List.of(
                endpoint("/STU3/CommunicationRequest/{ubrn}"),
                endpoint("/STU3/CommunicationRequest/{ubrn}/_history/{version}"));
    }

    private Endpoint endpoint(String path) {
        return Endpoint.get("A024", path, ErrorStyle.STU3, this::answer).by(ClinicalReaders.FUNCTIONS);
    }

    private Outcome<Answer> answer(WireCall call) {
        return Paths.versioned(call, (ubrn, version) -> read(call, ubrn, version));
    }

    private Outcome<Answer> read(WireCall call, Ubrn ubrn, OptionalLong version) {
        return records.open(ubrn, version, call.actor(), "A024")
                .map(found -> Stu3Answers.of(
                        200,
                        words.write(found.advice(), found.information(), call.base()),
                        found.advice().version()));
    }
}
