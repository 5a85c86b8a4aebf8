package health.onward.server.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import health.onward.identity.ClientId;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Verifies what an application signed to prove who it is (private_key_jwt, RFC 7523): by the keys that are registered with us, or
 * by those that it publishes. The library's own factory knows the second way only, and gives no reasons.
 */
final class AssertionDecoders implements JwtDecoderFactory<RegisteredClient> {

    private final AssertionChecks checks;
    /** By address: each remembers for some minutes what it fetched. There are as many as an operator registered. */
    private final Map<String, JWKSource<SecurityContext>> published = new ConcurrentHashMap<>();

    AssertionDecoders(AssertionChecks checks) {
        this.checks = checks;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        var id = new ClientId(client.getClientId());
        NimbusJwtDecoder signatures = NimbusJwtDecoder.withJwkSource(keys(client))
                .jwsAlgorithm(SignatureAlgorithm.RS512)
                .build();
        // What the claims must say is checked afterwards, in an order that gives the first reason first.
        signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return token -> {
            AssertionChecks.header(token);
            try {
                return checks.claims(id, signatures.decode(token));
            } catch (JwtException e) {
                throw AssertionChecks.bad(
                        "it is not signed with a key registered for " + id.value() + " under its 'kid'", e);
            }
        };
    }

    private JWKSource<SecurityContext> keys(RegisteredClient client) {
        String address = client.getClientSettings().getJwkSetUrl();
        return address == null
                ? stored(client.getClientSettings().getSetting(ApplicationClients.KEYS))
                : published.computeIfAbsent(address, AssertionDecoders::at);
    }

    private static JWKSource<SecurityContext> stored(@Nullable String keys) {
        try {
            return new ImmutableJWKSet<>(keys == null ? new JWKSet() : JWKSet.parse(keys));
        } catch (ParseException e) {
            throw new IllegalStateException("a registered application's keys are no key set", e);
        }
    }

    private static JWKSource<SecurityContext> at(String address) {
        try {
            return JWKSourceBuilder.create(URI.create(address).toURL())
                    .refreshAheadCache(false)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a registered application's keys have a bad address", e);
        }
    }
}
