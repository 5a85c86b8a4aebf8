package health.onward.server.security;

import health.onward.fhir.wire.Tokens;
import health.onward.identity.Claims;
import health.onward.identity.UserId;
import health.onward.server.settings.TokenSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads who calls from the verified token. A token without a staff number names nobody; without a level it proves nothing. */
final class VerifiedTokens implements Tokens {

    /** A bare number, or one with the scale before it: 3, AAL2, AAL2_ANY. */
    private static final Pattern LEVEL = Pattern.compile("(?:IAL|AAL)?([0-4])(?:_.*)?");

    private final TokenSettings settings;

    VerifiedTokens(TokenSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Claims> claims(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? claims(token.getToken())
                : Optional.empty();
    }

    Optional<Claims> claims(Jwt token) {
        return settings.userClaims().stream()
                .map(name -> token.getClaims().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(value -> UserId.parse(String.valueOf(value)))
                .map(user -> new Claims(
                        user,
                        level(token.getClaims().get(settings.identityClaim())),
                        level(token.getClaims().get(settings.authenticatorClaim()))));
    }

    private static int level(@Nullable Object claim) {
        Matcher matcher = LEVEL.matcher(String.valueOf(claim));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
