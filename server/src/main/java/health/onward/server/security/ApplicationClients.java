package health.onward.server.security;

import health.onward.identity.Application;
import health.onward.identity.Application.Keys;
import health.onward.identity.Applications;
import health.onward.identity.ClientId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Our issuer's clients: one of its own for people, and the active ones of the registered applications. */
final class ApplicationClients implements RegisteredClientRepository {

    /** In a client's settings: its public keys, when it does not publish them. */
    static final String KEYS = "onward.keys";

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final RegisteredClient forPeople;
    private final Applications applications;

    ApplicationClients(RegisteredClient forPeople, Applications applications) {
        this.forPeople = forPeople;
        this.applications = applications;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("applications are registered by an operator");
    }

    /** The library's own id of a client is its client id here. */
    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return id.equals(forPeople.getClientId()) ? forPeople : registered(id).orElse(null);
    }

    private Optional<RegisteredClient> registered(String id) {
        return ClientId.parse(id)
                .flatMap(applications::find)
                .filter(Application::active)
                .map(ApplicationClients::client);
    }

    private static RegisteredClient client(Application application) {
        String id = application.id().value();
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientName(application.name())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(settings(application.keys()))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFE).build())
                .build();
    }

    private static ClientSettings settings(Keys keys) {
        ClientSettings.Builder settings =
                ClientSettings.builder().tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS512);
        return switch (keys) {
            case Keys.Published(var url) -> settings.jwkSetUrl(url).build();
            case Keys.Stored(var set) ->
                settings.settings(all -> all.putAll(Map.of(KEYS, set))).build();
        };
    }
}
