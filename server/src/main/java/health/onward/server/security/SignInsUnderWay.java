package health.onward.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Keeps what our issuer must know between the steps of a sign-in, in the database: any instance can take the next step, and
 * what is over is swept away. An application's token is one step and carries all it says, so nothing of it is kept.
 */
final class SignInsUnderWay implements OAuth2AuthorizationService {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);
    private static final String SWEEP = """
            delete from oauth2_authorization
            where greatest(authorization_code_expires_at, access_token_expires_at, refresh_token_expires_at) < ?
            """;

    private final OAuth2AuthorizationService kept;
    private final JdbcOperations jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    /** @param clock the real one, which codes and tokens live by */
    SignInsUnderWay(JdbcOperations jdbc, RegisteredClientRepository clients, Clock clock) {
        this.kept = new JdbcOAuth2AuthorizationService(jdbc, clients);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        sweep(clock.instant());
        kept.save(authorization);
    }

    private void sweep(Instant now) {
        Instant last = swept.get();
        if (last.plus(SWEEP_EVERY).isBefore(now) && swept.compareAndSet(last, now)) {
            jdbc.update(SWEEP, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return kept.findByToken(token, type);
    }
}
