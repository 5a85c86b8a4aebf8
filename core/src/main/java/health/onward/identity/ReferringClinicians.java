package health.onward.identity;

import static health.onward.platform.Outcome.accepted;

import health.onward.platform.Outcome;
import java.util.Optional;

/** Finds the clinician in whose name a referral is made: the actor, or the one whom an admin names (domain 1.3). */
public final class ReferringClinicians {

    private static final String WHERE = "referringClinician";

    private final People people;

    public ReferringClinicians(People people) {
        this.people = people;
    }

    /** As A011 asks: an admin must name one, a clinician must not. */
    public Outcome<UserId> of(Actor actor, Optional<UserId> named) {
        return NamedPersonRules.mayName(actor.function(), named, WHERE).then(one -> theOne(actor, one));
    }

    /** As A010 asks: a published example has a clinician name one, so that is allowed (ambiguity 23). */
    public Outcome<UserId> ofSearch(Actor actor, Optional<UserId> named) {
        return actor.function() == BusinessFunction.REFERRING_CLINICIAN
                ? theOne(actor, named)
                : NamedPersonRules.mustName(named, WHERE).then(one -> theOne(actor, one));
    }

    private Outcome<UserId> theOne(Actor actor, Optional<UserId> named) {
        return named.map(user -> NamedPersonRules.refers(
                        user, people.named(user, BusinessFunction.REFERRING_CLINICIAN, actor.organisation()), WHERE))
                .orElseGet(() -> accepted(actor.user()));
    }
}
