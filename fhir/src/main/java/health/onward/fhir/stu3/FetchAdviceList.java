package health.onward.fhir.stu3;

import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.identity.BusinessFunction.Side;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.worklist.AdviceListRequest;
import health.onward.worklist.AdviceLists;

/** A023: a provider's open conversations, whole, as many as there may be. */
public final class FetchAdviceList {

    private final AdviceLists lists;
    private final long most;

    /** @param most bytes of an answer */
    public FetchAdviceList(AdviceLists lists, long most) {
        this.lists = lists;
        this.most = most;
    }

    public Endpoint endpoint() {
        return Endpoint.post("A023", "/STU3/CommunicationRequest/$ers.fetchworklist", ErrorStyle.STU3, this::answer)
                .by(AdviceListRequest.functions(Side.PROVIDER));
    }

    private Outcome<Answer> answer(WireCall call) {
        return WorklistRequestStu3.readAdvice(call.body())
                .then(request ->
                        lists.show(request, call.actor(), "A023", () -> new StreamedAdviceList(call.base(), most)));
    }
}
