package health.onward.server.security;

import health.onward.fhir.wire.RefusalAnswers;
import health.onward.fhir.wire.Throttle;
import health.onward.fhir.wire.Tokens;
import health.onward.fhir.wire.WireRoutes;
import health.onward.server.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Who gets through which door. The issuer's own door is in {@link EmbeddedIssuerWiring}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityWiring {

    @Bean
    Tokens tokens(Settings settings) {
        return new VerifiedTokens(settings.tokens());
    }

    @Bean
    Throttle throttle(Settings settings, MeterRegistry meters) {
        return settings.rate()
                .<Throttle>map(rate -> new RateLimits(rate, meters))
                .orElseGet(Throttle::none);
    }

    /** Open to everyone, and nothing behind it that a browser's cookies could do harm to. */
    @Bean
    @Order(1)
    SecurityFilterChain openDoors(HttpSecurity http) throws Exception {
        return stateless(http)
                .securityMatcher("/referrals/_*", WireRoutes.ROOT + "/_*", "/demo/**", "/actuator/**", "/assets/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The API: a good token or nothing. It answers machines, so it carries none of the headers that browsers heed. */
    @Bean
    @Order(2)
    SecurityFilterChain wireDoor(HttpSecurity http, JwtDecoder tokens, RefusalAnswers refusals) throws Exception {
        var unauthenticated = new Unauthenticated(refusals);
        return stateless(http)
                .securityMatcher(WireRoutes.ROOT + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(tokens)).authenticationEntryPoint(unauthenticated))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(unauthenticated))
                .build();
    }

    /** Whatever no other door is for: there is nothing behind it. */
    @Bean
    @Order(100)
    SecurityFilterChain noDoor(HttpSecurity http) throws Exception {
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The time of the doors is in the time of requests already; measuring each filter costs every request. */
    @Bean
    SecurityObservationSettings doorsUnmeasured() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Names of files come in UTF-8 (A020), which a server that takes headers for Latin 1 sees as controls; real ones it does not let in.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    /** Paths with tricks in them, such as encoded slashes. */
    @Bean
    RequestRejectedHandler tricks() {
        return (request, response, e) -> response.setStatus(400);
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.headers(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
