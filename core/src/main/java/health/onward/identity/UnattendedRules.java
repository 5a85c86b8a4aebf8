package health.onward.identity;

import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.util.Optional;

/**
 * Decides what an application may do that calls without a person (api sections a.2, a.3 and a.5). For whom it acts is
 * registered, not said: a call that says it is refused.
 */
final class UnattendedRules {

    private UnattendedRules() {}

    /** @param working the application, if it is registered and active and its organisation open */
    static Outcome<Application> permit(
            SaidContext said, Optional<Application> working, Access access, String endpoint) {
        if (said.anything()) {
            return refused("an application calls without organisation, business function and on-behalf-of headers");
        }
        if (working.isEmpty()) {
            return refused("the application is not registered here, or not active");
        }
        Application application = working.get();
        if (!access.functions().contains(application.function())) {
            return refused("applications of this kind may not do this");
        }
        return application.endpoints().contains(endpoint)
                ? Outcome.accepted(application)
                : refused("the application was not allowed " + endpoint);
    }

    private static Outcome<Application> refused(String sentence) {
        return Outcome.refused(RefusalCode.FORBIDDEN, sentence);
    }
}
