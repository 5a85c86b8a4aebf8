package health.onward.server.security;

import health.onward.identity.ClientId;
import health.onward.identity.UserId;
import health.onward.server.settings.TokenSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Issues tokens for demo people: what our own issuer says of a person, and tokens for scripts. */
public final class DemoTokens {

    private static final Duration LIFE = Duration.ofHours(12);
    private static final ClientId SCRIPTS = new ClientId("onward-scripts");

    private final JwtEncoder encoder;
    private final TokenSettings settings;
    private final Clock clock;

    /** @param clock the real one, never the demo's: tokens are checked against real time */
    DemoTokens(JwtEncoder encoder, TokenSettings settings, Clock clock) {
        this.encoder = encoder;
        this.settings = settings;
        this.clock = clock;
    }

    /** A signed token, good for half a day. */
    public String issue(UserId user, int identityLevel, int authenticatorLevel) {
        Instant now = clock.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(settings.issuer())
                .subject(user.value())
                .audience(List.of(settings.audience()))
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(LIFE));
        describe(SCRIPTS, claims::claim);
        describe(user, identityLevel, authenticatorLevel, claims::claim);
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }

    /** Says which software a token was given to. */
    void describe(ClientId client, BiConsumer<String, Object> claims) {
        claims.accept(settings.clientClaims().getFirst(), client.value());
    }

    /** Says who a person is in the claims that are read. */
    void describe(UserId user, int identityLevel, int authenticatorLevel, BiConsumer<String, Object> claims) {
        settings.userClaims().forEach(name -> claims.accept(name, user.value()));
        claims.accept(settings.identityClaim(), String.valueOf(identityLevel));
        claims.accept(settings.authenticatorClaim(), String.valueOf(authenticatorLevel));
    }
}
