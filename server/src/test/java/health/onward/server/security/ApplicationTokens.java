package health.onward.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays a registered application of the demo: signs with its key and asks the token endpoint, as clients do. */
public final class ApplicationTokens {

    static final String FEED = "clinic-feed";
    static final String FINDER = "practice-directory";
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final RunningServer server;

    public ApplicationTokens(RunningServer server) {
        this.server = server;
    }

    /** A client with a fresh token of an application, and no other header. */
    public Client as(String application) {
        Reply reply = ask(assertion(application));
        if (reply.status() != 200) {
            throw new IllegalStateException(reply.body());
        }
        String token = reply.json().get("access_token").asString();
        return server.anybody().with("Authorization", "Bearer " + token);
    }

    Reply ask(String assertion) {
        return ask(Map.of(
                "grant_type", "client_credentials", "client_assertion_type", TYPE, "client_assertion", assertion));
    }

    Reply ask(Map<String, String> form) {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return server.anybody()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/issuer/oauth2/token", body.toString());
    }

    String assertion(String application) {
        return signed(key(application), claims(application).build());
    }

    RSAKey key(String application) {
        return KeyFile.ofApplication(server.settings().directory(), application);
    }

    JWTClaimsSet.Builder claims(String application) {
        return new JWTClaimsSet.Builder()
                .issuer(application)
                .subject(application)
                .audience(server.settings().tokens().issuer() + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            return signed(JWSAlgorithm.RS512, key.getKeyID(), claims, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWSAlgorithm algorithm, @Nullable String kid, JWTClaimsSet claims, JWSSigner signer) {
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}
