package health.onward.server.security;

import health.onward.fhir.wire.Tokens;
import health.onward.identity.Claims;
import health.onward.identity.ClientId;
import health.onward.identity.UserId;
import health.onward.server.settings.TokenSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads who calls from the verified token. One with a staff number names a person, and without a level proves nothing of them.
 * One with neither number nor levels is an application's own; one with levels only is about a person whom it does not name.
 */
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
        Optional<ClientId> client = first(settings.clientClaims(), token).flatMap(ClientId::parse);
        Optional<UserId> user = first(settings.userClaims(), token).flatMap(UserId::parse);
        if (user.isPresent()) {
            return Optional.of(new Claims.OfPerson(
                    user.get(),
                    level(token.getClaims().get(settings.identityClaim())),
                    level(token.getClaims().get(settings.authenticatorClaim())),
                    client));
        }
        boolean aboutAPerson = Stream.of(settings.identityClaim(), settings.authenticatorClaim())
                .anyMatch(token::hasClaim);
        return aboutAPerson ? Optional.empty() : client.map(Claims.OfApplication::new);
    }

    private static Optional<String> first(List<String> names, Jwt token) {
        return names.stream()
                .map(name -> token.getClaims().get(name))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst();
    }

    private static int level(@Nullable Object claim) {
        Matcher matcher = LEVEL.matcher(String.valueOf(claim));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
