package health.onward.server.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import health.onward.identity.Assertions;
import health.onward.identity.ClientId;
import health.onward.platform.Outcome;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an application's proof of identity must say beside its signature (RFC 7523 section 3, and the stricter rules of the
 * published API's signed-JWT pattern): RS512, a key id, itself, us, soon over, and never seen before.
 */
final class AssertionChecks {

    /** How far an application's clock may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private final List<String> audiences;
    private final Assertions assertions;
    private final Clock clock;

    /**
     * @param audiences any of which names us
     * @param clock the real one, never the demo's
     */
    AssertionChecks(List<String> audiences, Assertions assertions, Clock clock) {
        this.audiences = audiences;
        this.assertions = assertions;
        this.clock = clock;
    }

    /** Before the signature, so that whoever signs in another way learns it. */
    static void header(String token) {
        JWSHeader header = parse(token).getHeader();
        if (!JWSAlgorithm.RS512.equals(header.getAlgorithm())) {
            throw bad("its 'alg' is " + header.getAlgorithm() + ": sign with RS512");
        }
        if (header.getKeyID() == null || header.getKeyID().isBlank()) {
            throw bad("its header has no 'kid'");
        }
    }

    static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw bad("it is not a signed JWT", e);
        }
    }

    /** The last check uses the proof up. */
    Jwt claims(ClientId application, Jwt token) {
        Instant now = clock.instant();
        String id = application.value();
        if (!id.equals(token.getClaimAsString("iss")) || !id.equals(token.getSubject())) {
            throw bad("'iss' and 'sub' must both be " + id);
        }
        List<String> audience = Optional.ofNullable(token.getAudience()).orElseGet(List::of);
        if (audience.stream().noneMatch(audiences::contains)) {
            throw bad("'aud' must be " + audiences.getFirst());
        }
        Instant end = times(token, now);
        String number = token.getId();
        if (number == null || !number.matches("[\\x21-\\x7e]{1,255}")) {
            throw bad("'jti' must be there, of 1 to 255 visible ASCII characters");
        }
        if (assertions.use(application, number, end.plus(SKEW), now) instanceof Outcome.Refused) {
            throw bad("its 'jti' was used before: sign a new one for each token");
        }
        return token;
    }

    private static Instant times(Jwt token, Instant now) {
        Instant end = token.getExpiresAt();
        if (end == null) {
            throw bad("'exp' is missing");
        }
        if (!end.plus(SKEW).isAfter(now)) {
            throw bad("it has expired");
        }
        if (end.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
            throw bad("'exp' is more than 5 minutes ahead");
        }
        Instant start = token.getNotBefore();
        if (start != null && start.isAfter(now.plus(SKEW))) {
            throw bad("'nbf' is ahead");
        }
        return end;
    }

    static OAuth2AuthenticationException bad(String why) {
        return bad(why, null);
    }

    static OAuth2AuthenticationException bad(String why, @Nullable Throwable cause) {
        var error = new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, "The client_assertion is not good: " + why, null);
        return new OAuth2AuthenticationException(error, why, cause);
    }
}
