package health.onward.identity;

import java.util.Optional;
import java.util.SortedSet;

/**
 * Software that may call without a person (application-restricted access, api sections a.2 and a.3), as an operator registered it.
 *
 * @param name for people
 * @param organisation for which it acts, always
 * @param function in which it acts; one of those that are {@linkplain BusinessFunction#unattended() unattended}
 * @param user the staff number that stands for it wherever the wire asks for one; nobody else's
 * @param endpoints the numbers of the endpoints that it was allowed, such as A005
 * @param keys its public keys: one place or the other
 */
public record Application(
        ClientId id,
        String name,
        OdsCode organisation,
        BusinessFunction function,
        UserId user,
        SortedSet<String> endpoints,
        Keys keys,
        boolean active) {

    /** Where its public keys are, with which it proves who it is. */
    public sealed interface Keys {

        /** @param set a JSON Web Key Set (RFC 7517) without private parts */
        record Stored(String set) implements Keys {}

        /** @param url where the application publishes its key set */
        record Published(String url) implements Keys {}

        static Keys of(Optional<String> set, Optional<String> url) {
            return url.<Keys>map(Published::new).orElseGet(() -> new Stored(set.orElseThrow()));
        }
    }

    public Application {
        if (!function.unattended()) {
            throw new IllegalArgumentException(function + " is a function of people");
        }
    }

    public Application active(boolean now) {
        return new Application(id, name, organisation, function, user, endpoints, keys, now);
    }
}
