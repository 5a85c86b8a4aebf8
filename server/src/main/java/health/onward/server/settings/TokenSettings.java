package health.onward.server.settings;

import java.util.List;
import java.util.Optional;

/**
 * Which tokens we believe, and where they say what.
 *
 * @param issuer the only issuer whose tokens are good: ONWARD_ISSUER, or our own one
 * @param embedded whether the issuer is our own
 * @param jwks ONWARD_JWKS: where an outside issuer publishes its keys, when its discovery document is out of reach
 * @param audience ONWARD_AUDIENCE: what a token must be meant for
 * @param userClaims ONWARD_CLAIM_USER: the claims that may hold the staff number, the first one present counts
 * @param clientClaims ONWARD_CLAIM_CLIENT: the claims that may say which software a token was given to
 * @param identityClaim ONWARD_CLAIM_IAL
 * @param authenticatorClaim ONWARD_CLAIM_AAL
 * @param redirects ONWARD_EXPLORER_REDIRECT: where our own issuer may send people back to, beside this machine
 */
public record TokenSettings(
        String issuer,
        boolean embedded,
        Optional<String> jwks,
        String audience,
        List<String> userClaims,
        List<String> clientClaims,
        String identityClaim,
        String authenticatorClaim,
        List<String> redirects) {

    /** Below this path our own issuer lives. */
    public static final String ISSUER_PATH = "/issuer";

    /** @param publicUrl where this server can be reached */
    static TokenSettings from(Environment environment, String publicUrl) {
        // An issuer is compared letter by letter with what tokens say, so a slash at its end stays.
        Optional<String> outside = environment.url("ONWARD_ISSUER").flatMap(url -> environment.text("ONWARD_ISSUER"));
        return new TokenSettings(
                outside.orElse(publicUrl + ISSUER_PATH),
                outside.isEmpty(),
                environment.url("ONWARD_JWKS"),
                environment.text("ONWARD_AUDIENCE").orElse("onward"),
                environment.list("ONWARD_CLAIM_USER", "nhsid_useruid,sub"),
                environment.list("ONWARD_CLAIM_CLIENT", "client_id,azp"),
                environment.text("ONWARD_CLAIM_IAL").orElse("id_assurance_level"),
                environment.text("ONWARD_CLAIM_AAL").orElse("authentication_assurance_level"),
                environment.list("ONWARD_EXPLORER_REDIRECT", ""));
    }
}
