package health.onward.server.security;

import health.onward.server.settings.TokenSettings;
import java.time.Duration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The one client that our own issuer knows: public, so it proves itself with PKCE, and without consent, as the demo is ours. */
final class ExplorerClient {

    static final String ID = "onward-explorer";

    /** Any port of this machine (RFC 8252 section 7.3). */
    private static final String HERE = "http://127.0.0.1/callback";

    private static final Duration LIFE = Duration.ofHours(1);

    private ExplorerClient() {}

    static RegisteredClient registered(TokenSettings settings) {
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientName("Onward explorer")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(HERE)
                .redirectUris(uris -> uris.addAll(settings.redirects()))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(org.springframework.security.oauth2.server.authorization.settings.TokenSettings.builder()
                        .accessTokenTimeToLive(LIFE)
                        .build())
                .build();
    }
}
