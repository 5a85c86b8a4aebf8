package health.onward.fhir.r4;

import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.identity.People;
import health.onward.identity.Roles;
import health.onward.identity.UserId;
import health.onward.platform.Answer;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import java.time.Clock;
import java.time.Instant;

/** A030: tells whoever is signed in what they may act as, and where; they need to say neither yet. */
public final class RetrieveBusinessFunctions {

    private static final String PATH = "/R4/PractitionerRole";

    private final People people;
    private final Ids ids;
    private final Clock clock;

    public RetrieveBusinessFunctions(People people, Ids ids, Clock clock) {
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    public Endpoint endpoint() {
        return Endpoint.get("A030", PATH, ErrorStyle.R4, this::answer);
    }

    private Outcome<Answer> answer(WireCall call) {
        Instant now = clock.instant();
        UserId user = call.person();
        var found = new SearchsetR4(ids.uuid(), now, call.base() + PATH);
        for (Roles roles : people.roles(user)) {
            found.match(
                    call.base() + PATH + "/" + PractitionerRoleR4.id(user, roles),
                    PractitionerRoleR4.write(user, roles, now));
        }
        return Outcome.accepted(R4Answers.of(200, found.written()));
    }
}
