package health.onward.server.security;

import health.onward.server.settings.TokenSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token must say, beside being signed with the issuer's key: from this issuer, for us, in time. */
final class TokenChecks {

    /** How far the issuer's clock may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private TokenChecks() {}

    static OAuth2TokenValidator<Jwt> of(TokenSettings settings) {
        var times = new JwtTimestampValidator(SKEW);
        times.setAllowEmptyExpiryClaim(false);
        // Tokens live in real time, whatever the demo's clock says.
        times.setClock(Clock.systemUTC());
        var type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                times, type, new JwtIssuerValidator(settings.issuer()), new JwtAudienceValidator(settings.audience())));
    }
}
