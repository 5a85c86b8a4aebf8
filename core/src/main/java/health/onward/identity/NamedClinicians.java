package health.onward.identity;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks a clinician of a provider whom somebody names in a search or booking (domain 1.3). */
public final class NamedClinicians {

    private final People people;

    public NamedClinicians(People people) {
        this.people = people;
    }

    /**
     * Refuses REFERENCE_NOT_FOUND, REFERENCED_USER_IS_NOT_ACTIVE or REFERENCED_USER_IS_NOT_SPC.
     *
     * @param organisation of whoever asks; a named clinician may work anywhere
     * @param where the place in the request that names the clinician
     */
    public Outcome<UserId> check(UserId named, OdsCode organisation, String where) {
        return NamedPersonRules.provides(
                named, people.named(named, BusinessFunction.SERVICE_PROVIDER_CLINICIAN, organisation), where);
    }

    /** The same of one who must work at {@code organisation}; refuses REFERENCED_USER_NOT_IN_ORG besides. */
    public Outcome<UserId> checkAt(OdsCode organisation, UserId named, String where) {
        return NamedPersonRules.providesThere(
                named, people.named(named, BusinessFunction.SERVICE_PROVIDER_CLINICIAN, organisation), where);
    }

    /** Those among many who cannot be named, with the same refusals; one look into the database for all. */
    public Map<UserId, Refusal> unfit(Collection<UserId> named, String where) {
        Map<UserId, Refusal> unfit = new HashMap<>();
        if (named.isEmpty()) {
            return unfit;
        }
        var facts = people.named(named, BusinessFunction.SERVICE_PROVIDER_CLINICIAN);
        for (UserId user : named) {
            if (NamedPersonRules.provides(user, Optional.ofNullable(facts.get(user)), where)
                    instanceof Outcome.Refused<UserId> refused) {
                unfit.put(user, refused.refusals().getFirst());
            }
        }
        return unfit;
    }
}
