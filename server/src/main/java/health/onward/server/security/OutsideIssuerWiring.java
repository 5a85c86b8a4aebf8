package health.onward.server.security;

import health.onward.server.settings.Settings;
import health.onward.server.settings.TokenSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Believes the tokens of an issuer outside, a national or local one. Its keys are fetched when the first token comes. */
@Configuration(proxyBeanMethods = false)
public class OutsideIssuerWiring {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideIssuerWiring.class);

    @Bean
    JwtDecoder outsideTokens(Settings settings) {
        var decoder = new SupplierJwtDecoder(() -> decoder(settings.tokens()));
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException | JwtDecoderInitializationException e) {
                LOG.error("The keys of {} cannot be fetched", settings.tokens().issuer(), e);
                throw new IssuerUnreachable(e);
            }
        };
    }

    private static JwtDecoder decoder(TokenSettings settings) {
        var decoder = settings.jwks()
                .map(NimbusJwtDecoder::withJwkSetUri)
                .orElseGet(() -> NimbusJwtDecoder.withIssuerLocation(settings.issuer()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(TokenChecks.of(settings));
        return decoder;
    }
}
