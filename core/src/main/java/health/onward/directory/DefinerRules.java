package health.onward.directory;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_STATE;
import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.util.Optional;

/** Who may define which services, and which step is open at which status (domain rules 1.1, 3.4). */
final class DefinerRules {

    private DefinerRules() {}

    static Outcome<OdsCode> defines(Actor actor, OdsCode provider) {
        if (actor.function() != BusinessFunction.SERVICE_DEFINER) {
            return Outcome.refused(FORBIDDEN, "only a service definer may define services");
        }
        return actor.organisation().equals(provider)
                ? Outcome.accepted(provider)
                : Outcome.refused(new Refusal(NO_RELATIONSHIP, "is not the organisation you act for", "provider"));
    }

    /** A stranger does not learn that there is a draft. */
    static Outcome<Service> its(Optional<Service> found, Actor actor) {
        if (actor.function() != BusinessFunction.SERVICE_DEFINER) {
            return Outcome.refused(FORBIDDEN, "only a service definer may define services");
        }
        boolean own = found.map(service -> actor.organisation().equals(service.provider()))
                .orElse(false);
        if (own) {
            return Outcome.accepted(found.orElseThrow());
        }
        return found.map(Service::told).orElse(false)
                ? Outcome.refused(NO_RELATIONSHIP, "the service is another provider's")
                : Outcome.refused(NOT_FOUND, "there is no such service");
    }

    static Outcome<ServiceDefinition> sameProvider(Service before, ServiceDefinition after) {
        return before.provider().equals(after.provider())
                ? Outcome.accepted(after)
                : Outcome.refused(new Refusal(
                        INAPPROPRIATE_VALUE, "changes by handing the service over, not by a change", "provider"));
    }

    static Outcome<Service> publishable(Service service) {
        return service.status() != Service.Status.PUBLISHED
                ? Outcome.accepted(service)
                : Outcome.refused(INVALID_STATE, "the service is published already");
    }

    static Outcome<Service> published(Service service) {
        return service.status() == Service.Status.PUBLISHED
                ? Outcome.accepted(service)
                : Outcome.refused(INVALID_STATE, "the service is not published");
    }

    /** Referrals are with a provider, not only with a service: what is published or booked cannot change hands. */
    static Outcome<Service> movable(Service service, boolean booked) {
        if (service.status() == Service.Status.PUBLISHED) {
            return Outcome.refused(INVALID_STATE, "the service is published: unpublish it first");
        }
        return booked
                ? Outcome.refused(INVALID_STATE, "patients are booked at the service")
                : Outcome.accepted(service);
    }
}
