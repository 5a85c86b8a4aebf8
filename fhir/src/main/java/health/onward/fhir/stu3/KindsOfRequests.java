package health.onward.fhir.stu3;

import static health.onward.platform.RefusalCode.INVALID_REQUEST_TYPE;
import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.advice.AdviceRecords;
import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.referral.Ubrn;
import java.util.Set;

/**
 * Requests for advice have UBRNs as referrals have: who names one where a referral is needed is told so, instead of that there is
 * nothing, where the API documents that (INVALID_REQUEST_TYPE). Strangers are not told.
 */
public final class KindsOfRequests {

    private static final Set<String> TELLING = Set.of("A005", "A007", "A012", "A019", "A028", "A031", "A032");

    private final AdviceRecords records;

    public KindsOfRequests(AdviceRecords records) {
        this.records = records;
    }

    public Endpoint telling(Endpoint endpoint) {
        return TELLING.contains(endpoint.id())
                ? endpoint.with(call -> told(call, endpoint.operation().answer(call)))
                : endpoint;
    }

    private Outcome<Answer> told(WireCall call, Outcome<Answer> outcome) {
        return outcome instanceof Refused<Answer> refused && refused.code() == NOT_FOUND && advice(call)
                ? Outcome.refused(INVALID_REQUEST_TYPE, "this request is for advice, not a referral")
                : outcome;
    }

    private boolean advice(WireCall call) {
        return Ubrn.parse(call.path("ubrn"))
                .filter(ubrn -> records.concerns(ubrn, call.actor()))
                .isPresent();
    }
}
