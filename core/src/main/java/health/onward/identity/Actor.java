package health.onward.identity;

import java.util.Optional;
import java.util.Set;

/**
 * Who acts, already checked: the person really holds the function at the organisation, and may act on behalf of whom they
 * say. Every rule and every audit row is given one.
 *
 * @param onBehalfOf the clinician whom a provider's clinician admin acts for; present for that function only
 * @param services the services that the acting clinician's workgroups at the organisation grant, or all of the organisation's for an
 *     unattended application; empty on other sides
 * @param requestId the correlation of this request, for audit
 * @param client the software that calls, for a person or, in an unattended function, without one
 * @param patient the NHS number of the patient who acts for themselves: then {@code user} and {@code organisation} name nobody
 */
public record Actor(
        UserId user,
        OdsCode organisation,
        BusinessFunction function,
        Optional<UserId> onBehalfOf,
        Set<ServiceId> services,
        String requestId,
        Optional<ClientId> client,
        Optional<String> patient) {

    private static final UserId NO_STAFF = new UserId("000000000000");

    /** What the house itself is called where software is named. */
    public static final String HOUSE = "onward";

    /** No organisation of the directory has this code. */
    public static final OdsCode NO_ORGANISATION = new OdsCode("PATIENT");

    public Actor {
        services = Set.copyOf(services);
        if (patient.isPresent() != (function == BusinessFunction.PATIENT)) {
            throw new IllegalArgumentException("a patient, and nobody else, acts as one");
        }
    }

    /** A member of staff, or an application. */
    public Actor(
            UserId user,
            OdsCode organisation,
            BusinessFunction function,
            Optional<UserId> onBehalfOf,
            Set<ServiceId> services,
            String requestId,
            Optional<ClientId> client) {
        this(user, organisation, function, onBehalfOf, services, requestId, client, Optional.empty());
    }

    /** Patients, for themselves. */
    public static Actor patient(String nhsNumber, String requestId) {
        return new Actor(
                NO_STAFF,
                NO_ORGANISATION,
                BusinessFunction.PATIENT,
                Optional.empty(),
                Set.of(),
                requestId,
                Optional.empty(),
                Optional.of(nhsNumber));
    }

    /** A provider's own system, in what it tells us of a service of its provider. */
    public static Actor system(String name, OdsCode provider, ServiceId service, String requestId) {
        return new Actor(
                NO_STAFF,
                provider,
                BusinessFunction.PROVIDER_AUTHORISED_APPLICATION,
                Optional.empty(),
                Set.of(service),
                requestId,
                ClientId.parse(name));
    }

    /** The house itself, in what its clock does for a referring organisation. */
    public static Actor house(OdsCode referrer, String requestId) {
        return new Actor(
                NO_STAFF,
                referrer,
                BusinessFunction.REFERRER_AUTHORISED_APPLICATION,
                Optional.empty(),
                Set.of(),
                requestId,
                ClientId.parse(HOUSE));
    }

    /** The same for a provider, at one of its services. */
    public static Actor house(OdsCode provider, ServiceId service, String requestId) {
        return system(HOUSE, provider, service, requestId);
    }

    /** Somebody who acts from within the house. */
    public Actor(
            UserId user,
            OdsCode organisation,
            BusinessFunction function,
            Optional<UserId> onBehalfOf,
            Set<ServiceId> services,
            String requestId) {
        this(user, organisation, function, onBehalfOf, services, requestId, Optional.empty());
    }

    public BusinessFunction.Side side() {
        return function.side();
    }

    /** The clinician who answers for what is done: the one acted for, or the actor. */
    public UserId clinician() {
        return onBehalfOf.orElse(user);
    }

    /** The member of staff or application, for the records; a patient is neither. */
    public Optional<UserId> staff() {
        return patient.isPresent() ? Optional.empty() : Optional.of(user);
    }

    /** Identifies the sender of a write among all others, so that idempotency keys of different callers never meet. */
    public String caller() {
        String who = function.unattended() ? client.orElseThrow().value() : patient.orElse(user.value());
        return who + "@" + organisation.value() + "/" + function;
    }
}
