package health.onward.identity;

import java.util.Set;

/**
 * Who may use something.
 *
 * @param functions any of these
 * @param delegateAlone a provider's clinician admin may use it without saying for whom, because it tells for whom they may act
 */
public record Access(Set<BusinessFunction> functions, boolean delegateAlone) {

    public Access {
        functions = Set.copyOf(functions);
    }

    public static Access of(BusinessFunction... functions) {
        return new Access(Set.of(functions), false);
    }
}
