package health.onward.identity;

import java.util.Optional;

/** Who a token says is calling; the issuer vouches for it. */
public sealed interface Claims {

    /** The software that the token was given to, as far as the issuer says. */
    Optional<ClientId> client();

    /**
     * A person who signed in.
     *
     * @param identityLevel how surely the person was identified (IAL), 1 to 3
     * @param authenticatorLevel how surely they signed in (AAL), 1 to 3
     */
    record OfPerson(UserId user, int identityLevel, int authenticatorLevel, Optional<ClientId> client)
            implements Claims {}

    /** Software without a person: application-restricted access (api section a.2). */
    record OfApplication(ClientId id) implements Claims {
        @Override
        public Optional<ClientId> client() {
            return Optional.of(id);
        }
    }
}
