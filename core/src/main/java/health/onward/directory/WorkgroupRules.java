package health.onward.directory;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;
import static health.onward.platform.RefusalCode.REFERENCED_USER_NOT_IN_ORG;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.identity.Workgroup;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which workgroups a service definer may make: of the own organisation's staff, for its own services (domain rules 1.1, 1.4). */
final class WorkgroupRules {

    private static final int LONGEST_NAME = 255;

    private WorkgroupRules() {}

    static Outcome<Actor> defines(Actor actor) {
        return actor.function() == BusinessFunction.SERVICE_DEFINER
                ? Outcome.accepted(actor)
                : Outcome.refused(FORBIDDEN, "only a service definer may change workgroups");
    }

    /** One of the actor's organisation: another's does not exist for them. */
    static Outcome<Workgroup> its(long id, List<Workgroup> own) {
        Optional<Workgroup> found =
                own.stream().filter(group -> group.id() == id).findFirst();
        return found.map(Outcome::accepted).orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no such workgroup"));
    }

    /**
     * @param staff who of the members works for the organisation
     * @param services the organisation's
     * @param others the organisation's other workgroups
     */
    static Outcome<Workgroup> fits(
            Workgroup wanted, Set<UserId> staff, Set<ServiceId> services, List<Workgroup> others) {
        List<Refusal> problems = new ArrayList<>();
        String name = wanted.name();
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    new Refusal(INVALID_VALUE, "must be one line of 1 to " + LONGEST_NAME + " characters", "name"));
        }
        if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            problems.add(new Refusal(INAPPROPRIATE_VALUE, "is the name of another workgroup", "name"));
        }
        if (!staff.containsAll(wanted.members())) {
            problems.add(new Refusal(
                    REFERENCED_USER_NOT_IN_ORG, "name somebody who does not work for the services here", "members"));
        }
        if (!services.containsAll(wanted.services())) {
            problems.add(new Refusal(NO_RELATIONSHIP, "name a service that is not this organisation's", "services"));
        }
        return problems.isEmpty() ? Outcome.accepted(wanted) : new Outcome.Refused<>(problems);
    }
}
