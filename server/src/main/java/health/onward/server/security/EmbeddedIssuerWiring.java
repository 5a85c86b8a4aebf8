package health.onward.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import health.onward.identity.Applications;
import health.onward.identity.Assertions;
import health.onward.identity.ClientId;
import health.onward.identity.People;
import health.onward.identity.UserId;
import health.onward.platform.Transactions;
import health.onward.server.settings.Settings;
import health.onward.server.settings.TokenSettings;
import health.onward.web.design.Pages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Our own issuer, for the demo: OpenID Connect below {@code /issuer}, people chosen from a list. */
@Configuration(proxyBeanMethods = false)
public class EmbeddedIssuerWiring {

    private static final String PATH = TokenSettings.ISSUER_PATH;
    private static final String SIGN_IN = PATH + "/sign-in";
    /** How surely our own issuer knows its people, in the levels of the API. */
    private static final int LEVEL = 3;

    @Bean
    RSAKey issuerKey(Settings settings) {
        return KeyFile.ofIssuer(settings.directory());
    }

    @Bean
    JWKSource<SecurityContext> issuerKeys(RSAKey key) {
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder ownTokens(RSAKey key, Settings settings) throws JOSEException {
        var decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey())
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(TokenChecks.of(settings.tokens()));
        return decoder;
    }

    @Bean
    DemoTokens demoTokens(JWKSource<SecurityContext> keys, Settings settings) {
        return new DemoTokens(new NimbusJwtEncoder(keys), settings.tokens(), Clock.systemUTC());
    }

    /** Access tokens are for the API and say who acts; identity tokens stay as they are. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> accessTokens(DemoTokens tokens, Settings settings) {
        return context -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                Authentication signedIn = Objects.requireNonNull(context.getPrincipal());
                // A list of the kind that the library reads back from where it keeps a token.
                context.getClaims()
                        .audience(new ArrayList<>(List.of(settings.tokens().audience())));
                tokens.describe(new ClientId(context.getRegisteredClient().getClientId()), context.getClaims()::claim);
                if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
                    tokens.describe(new UserId(signedIn.getName()), LEVEL, LEVEL, context.getClaims()::claim);
                }
            }
        };
    }

    @Bean
    RegisteredClientRepository clients(Settings settings, Applications applications) {
        return new ApplicationClients(ExplorerClient.registered(settings.tokens()), applications);
    }

    @Bean
    OAuth2AuthorizationService signInsUnderWay(DataSource database, RegisteredClientRepository clients) {
        return new SignInsUnderWay(new JdbcTemplate(database), clients, Clock.systemUTC());
    }

    @Bean
    AssertionDecoders assertionDecoders(Settings settings, Transactions transactions) {
        String issuer = settings.tokens().issuer();
        return new AssertionDecoders(new AssertionChecks(
                List.of(issuer + "/oauth2/token", issuer), new Assertions(transactions), Clock.systemUTC()));
    }

    @Bean
    AuthorizationServerSettings issuerSettings(Settings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.tokens().issuer())
                .authorizationEndpoint(PATH + "/oauth2/authorize")
                .tokenEndpoint(PATH + "/oauth2/token")
                .jwkSetEndpoint(PATH + "/oauth2/jwks")
                .tokenRevocationEndpoint(PATH + "/oauth2/revoke")
                .oidcUserInfoEndpoint(PATH + "/userinfo")
                .oidcLogoutEndpoint(PATH + "/connect/logout")
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain issuerDoor(HttpSecurity http, People people, AssertionDecoders decoders, Settings settings)
            throws Exception {
        return http.securityMatcher(PATH + "/**")
                .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults())
                        .clientAuthentication(clients -> prove(clients, decoders)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(PATH + "/.well-known/*", SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .authenticationProvider(new ChosenPerson(people))
                .formLogin(form ->
                        form.loginPage(SIGN_IN).usernameParameter("person").permitAll())
                .headers(headers -> headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives(ContentPolicy.withRedirectsTo(settings.tokens()))))
                .build();
    }

    private static void prove(OAuth2ClientAuthenticationConfigurer clients, AssertionDecoders decoders) {
        clients.authenticationConverters(all -> all.addFirst(new NamelessAssertions()))
                .authenticationProviders(all -> all.stream()
                        .filter(JwtClientAssertionAuthenticationProvider.class::isInstance)
                        .forEach(
                                one -> ((JwtClientAssertionAuthenticationProvider) one).setJwtDecoderFactory(decoders)))
                .errorResponseHandler(new TokenRefusals());
    }

    @Bean
    RouterFunction<ServerResponse> issuerPages(People people, Pages pages, Settings settings) {
        return new SignInRoutes(people, pages).routes(SIGN_IN).and(Discovery.route(settings.tokens()));
    }
}
