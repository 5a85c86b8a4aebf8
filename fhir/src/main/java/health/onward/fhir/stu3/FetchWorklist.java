package health.onward.fhir.stu3;

import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.identity.BusinessFunction;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.OwnershipRules;
import health.onward.worklist.EntryDetails;
import health.onward.worklist.Worklist;
import health.onward.worklist.Worklists;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A008: a list of referrals that need somebody, whole, as long as it may be. */
public final class FetchWorklist {

    private final Worklists worklists;
    private final EntryDetails details;
    private final CodeDisplays displays;
    private final Clock clock;
    private final long most;

    /** @param most bytes of an answer */
    public FetchWorklist(Worklists worklists, EntryDetails details, CodeDisplays displays, Clock clock, long most) {
        this.worklists = worklists;
        this.details = details;
        this.displays = displays;
        this.clock = clock;
        this.most = most;
    }

    public Endpoint endpoint() {
        return Endpoint.post("A008", "/STU3/ReferralRequest/$ers.fetchworklist", ErrorStyle.STU3, this::answer)
                .by(everyone());
    }

    private Outcome<Answer> answer(WireCall call) {
        LocalDate today = OwnershipRules.day(clock.instant());
        return WorklistRequestStu3.read(call.body())
                .then(request -> worklists.show(
                        request,
                        call.actor(),
                        "A008",
                        () -> new StreamedList(
                                json -> new WorklistStu3(json, details, displays, call.base(), today), most)));
    }

    /** Whoever may see one list or another; which one depends on the body. */
    private static Set<BusinessFunction> everyone() {
        return Arrays.stream(Worklist.values())
                .filter(Worklist::published)
                .flatMap(list -> list.functions().stream())
                .collect(Collectors.toSet());
    }
}
