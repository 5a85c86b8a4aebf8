package health.onward.identity;

import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides whether an application may be registered: what an operator may allow it is what is published (api section a.2). */
public final class ApplicationRules {

    /** What applications of providers may be allowed; A013, A028 and A036 write, and are allowed case by case. */
    public static final Set<String> FOR_PROVIDERS = Set.of(
            "A004", "A005", "A006", "A007", "A008", "A013", "A024", "A025", "A028", "A029", "A036", "A042", "A043");

    public static final Set<String> FOR_REFERRERS = Set.of("A004", "A033", "A035", "A037");

    private ApplicationRules() {}

    public static Set<String> endpoints(BusinessFunction function) {
        return function == BusinessFunction.PROVIDER_AUTHORISED_APPLICATION ? FOR_PROVIDERS : FOR_REFERRERS;
    }

    /**
     * @param organisation the one it names, if we know it
     * @param taken whose number it would use: a person, or another application
     */
    static Outcome<Application> register(
            Application application, Optional<Organisation> organisation, Optional<String> taken) {
        if (organisation.filter(Organisation::open).isEmpty()) {
            return refused("organisation " + application.organisation().value() + " is not known, or closed");
        }
        if (organisation.get().kind() == Organisation.Kind.SITE) {
            return refused(
                    "organisation " + application.organisation().value() + " is a site: name what it belongs to");
        }
        if (taken.isPresent()) {
            return refused("number " + application.user().value() + " is that of " + taken.get());
        }
        var beyond = new TreeSet<>(application.endpoints());
        beyond.removeAll(endpoints(application.function()));
        if (!beyond.isEmpty()) {
            return refused(beyond + " cannot be allowed to a " + application.function());
        }
        return application.endpoints().isEmpty()
                ? refused("it is allowed no endpoint: choose among " + new TreeSet<>(endpoints(application.function())))
                : Outcome.accepted(application);
    }

    private static Outcome<Application> refused(String sentence) {
        return Outcome.refused(RefusalCode.INAPPROPRIATE_VALUE, sentence);
    }
}
