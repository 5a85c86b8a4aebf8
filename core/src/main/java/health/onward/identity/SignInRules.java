package health.onward.identity;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;

import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who may act as what (api sections a.3 and a.5, domain 1.1 to 1.3): levels first, then what the caller must say, then
 * whether it is true. Why a person may not act somewhere is not told: a stranger must not learn who works where.
 */
final class SignInRules {

    /** What a caller says, understood but not yet believed. */
    record Said(OdsCode organisation, BusinessFunction function, Optional<UserId> onBehalfOf) {}

    /**
     * What we hold about it.
     *
     * @param mayActFor there is a link between the two at the organisation, and the other is an active clinician there
     * @param services granted by the workgroups of the acting clinician
     */
    record Facts(
            boolean personActive,
            boolean organisationOpen,
            boolean holdsFunction,
            boolean mayActFor,
            Set<ServiceId> services) {}

    private static final int IDENTITY_LEVEL = 3;
    private static final int AUTHENTICATOR_LEVEL = 2;

    private SignInRules() {}

    /** What an application proved it proved with its key: levels are for people. */
    static Outcome<Claims> strongEnough(Claims claims) {
        return switch (claims) {
            case Claims.OfApplication application -> accepted(application);
            case Claims.OfPerson person -> strongEnough(person);
        };
    }

    private static Outcome<Claims> strongEnough(Claims.OfPerson claims) {
        if (claims.authenticatorLevel() < AUTHENTICATOR_LEVEL) {
            return refused(
                    RefusalCode.NO_ACCESS,
                    "sign in with an authenticator of level " + AUTHENTICATOR_LEVEL + " or higher (AAL)");
        }
        if (claims.identityLevel() < IDENTITY_LEVEL) {
            return refused(
                    RefusalCode.IDENTITY_TOO_WEAK,
                    "the identity must be proven to level " + IDENTITY_LEVEL + " or higher (IAL)");
        }
        return accepted(claims);
    }

    static Outcome<Said> understand(SaidContext context, Access access) {
        if (context.organisation().isEmpty()) {
            return missing(SaidContext.ORGANISATION);
        }
        if (context.function().isEmpty()) {
            return missing(SaidContext.FUNCTION);
        }
        Optional<BusinessFunction> function = function(context.function().get());
        if (function.isEmpty() || !access.functions().contains(function.get())) {
            return refused(RefusalCode.FORBIDDEN, "the business function may not do this");
        }
        // An organisation that cannot exist is one where nobody holds a function.
        return OdsCode.parse(context.organisation().get())
                .map(organisation -> onBehalf(organisation, function.get(), context.onBehalfOf(), access))
                .orElseGet(SignInRules::notThere);
    }

    static Outcome<Said> believe(Said said, Facts facts) {
        if (!facts.personActive() || !facts.organisationOpen() || !facts.holdsFunction()) {
            return notThere();
        }
        if (said.onBehalfOf().isPresent() && !facts.mayActFor()) {
            return refused(RefusalCode.FORBIDDEN, "the person may not act on behalf of that clinician there");
        }
        return accepted(said);
    }

    private static Outcome<Said> onBehalf(
            OdsCode organisation, BusinessFunction function, Optional<String> whom, Access access) {
        boolean delegate = function == BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;
        if (whom.isEmpty()) {
            return delegate && !access.delegateAlone()
                    ? missing(SaidContext.ON_BEHALF_OF)
                    : accepted(new Said(organisation, function, Optional.empty()));
        }
        if (!delegate) {
            return refused(
                    RefusalCode.FORBIDDEN, "only a service provider clinician admin acts on behalf of somebody else");
        }
        return UserId.parse(whom.get())
                .map(clinician -> accepted(new Said(organisation, function, Optional.of(clinician))))
                .orElseGet(() ->
                        refused(RefusalCode.FORBIDDEN, "the person may not act on behalf of that clinician there"));
    }

    /** Somebody who claims the function of an application, or of a patient, is refused as with any unknown word. */
    private static Optional<BusinessFunction> function(String name) {
        return Arrays.stream(BusinessFunction.values())
                .filter(function -> function.name().equals(name) && function.ofStaff())
                .findFirst();
    }

    private static Outcome<Said> missing(String header) {
        return refused(RefusalCode.MISSING_HEADER, "'" + header + "' is missing or empty.");
    }

    private static Outcome<Said> notThere() {
        return refused(RefusalCode.FORBIDDEN, "the person does not hold this business function at this organisation");
    }
}
