package health.onward.fhir.r4;

import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.identity.Access;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.People;
import health.onward.identity.UserId;
import health.onward.platform.Answer;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A040: tells a provider's clinician admin for which clinicians they may act at the organisation they have named. */
public final class RetrieveOnBehalfOfPractitioners {

    private static final String QUERY = "_query";
    private static final String ON_BEHALF_OF = "onBehalfOf";

    private final People people;
    private final Ids ids;
    private final Clock clock;

    public RetrieveOnBehalfOfPractitioners(People people, Ids ids, Clock clock) {
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whom they act for they cannot say yet: that is what they ask. */
    public Endpoint endpoint() {
        return Endpoint.get("A040", "/R4/Practitioner", ErrorStyle.R4, this::answer)
                .by(new Access(Set.of(BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN), true))
                .knowing(QUERY);
    }

    private Outcome<Answer> answer(WireCall call) {
        List<String> query = call.query().getOrDefault(QUERY, List.of());
        if (query.isEmpty()) {
            return Outcome.refused(new Refusal(RefusalCode.MISSING_PARAMETER, "is missing.", QUERY));
        }
        if (!query.equals(List.of(ON_BEHALF_OF))) {
            return Outcome.refused(new Refusal(RefusalCode.INVALID_VALUE, "must be " + ON_BEHALF_OF, QUERY));
        }
        Instant now = clock.instant();
        Actor actor = call.actor();
        var found = new SearchsetR4(ids.uuid(), now, call.base() + "/R4/Practitioner?_query=onBehalfOf");
        for (UserId clinician : people.clinicians(actor.user(), actor.organisation())) {
            found.match("Practitioner/" + clinician.value(), PractitionerR4.write(clinician, now));
        }
        return Outcome.accepted(R4Answers.of(200, found.written()));
    }
}
