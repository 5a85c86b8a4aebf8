package health.onward.fhir.stu3;

import health.onward.appointment.ReferralRecords;
import health.onward.fhir.wire.ClinicalReaders;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import java.util.List;
import java.util.OptionalLong;

/** A005: one referral, its latest version. An older version is not found: only the latest can be read. */
public final class RetrieveReferral {

    private final ReferralRecords records;
    private final ReferralRequestStu3 words;

    public RetrieveReferral(ReferralRecords records, CodeDisplays displays) {
        this.records = records;
        this.words = new ReferralRequestStu3(displays);
    }

    public List<Endpoint> endpoints() {
        return List.of(
                endpoint("/STU3/ReferralRequest/{ubrn}"), endpoint("/STU3/ReferralRequest/{ubrn}/_history/{version}"));
    }

    private Endpoint endpoint(String path) {
        return Endpoint.get("A005", path, ErrorStyle.STU3, this::answer).by(ClinicalReaders.FUNCTIONS);
    }

    private Outcome<Answer> answer(WireCall call) {
        return Paths.versioned(call, (ubrn, version) -> read(call, ubrn, version));
    }

    private Outcome<Answer> read(WireCall call, Ubrn ubrn, OptionalLong version) {
        return records.open(ubrn, version, call.actor(), "A005")
                .map(found -> Stu3Answers.of(
                        200, words.write(found, call.base()), found.referral().version()));
    }
}
