package health.onward.fhir.wire;

import health.onward.identity.Claims;
import java.util.Optional;

/** Decides how often somebody may call (api section a.6). Asked before anything that costs: it must not ask the database. */
public interface Throttle {

    /** @param organisation for which a person says they act; it is not checked yet */
    boolean admits(Claims caller, Optional<String> organisation);

    /** Anybody may call as often as they like. */
    static Throttle none() {
        return (caller, organisation) -> true;
    }
}
