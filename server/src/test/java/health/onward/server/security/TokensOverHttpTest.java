package health.onward.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tokens open the API, asked over HTTP (api section a.5). */
class TokensOverHttpTest {

    private static final String USER = "021600556514";
    private static final String R4 = "/R4/PractitionerRole";
    private static final String STU3 = "/STU3/ReferralRequest/000000070000";

    private final RunningServer server = RunningServer.get();

    @Test
    void without_a_token_an_stu3_path_answers_with_a_bare_401() {
        Reply reply = server.anybody().with("X-Correlation-ID", "abc 1").get(STU3);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer ").contains("error=\"invalid_token\"");
        assertThat(reply.header("X-Correlation-ID")).isEqualTo("abc 1");
    }

    @Test
    void without_a_token_an_r4_path_answers_401_with_an_outcome() {
        Reply reply = server.anybody().get(R4);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(reply.header("Content-Type")).isEqualTo("application/fhir+json");
        assertThat(reply.code()).isEqualTo("ACCESS_DENIED");
        assertThat(reply.json().at("/issue/0/code").asString()).isEqualTo("login");
    }

    @Test
    void the_api_carries_no_headers_for_browsers_and_starts_no_session() {
        assertThat(server.anybody().get(STU3).headers())
                .doesNotContainKeys("set-cookie", "x-frame-options", "cache-control", "x-xss-protection");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            signed by us            | 200
            typed as access token   | 200
            within the skew         | 200
            expired                 | 401
            without an end          | 401
            not yet valid           | 401
            of another issuer       | 401
            for another audience    | 401
            without an audience     | 401
            of another type         | 401
            signed by another key   | 401
            unsigned                | 401
            signed with our public key as secret | 401
            with another's claims   | 401
            RS512                   | 401
            garbage                 | 401
            without a staff number  | 401
            """)
    void only_a_good_token_opens(String token, int status) throws Exception {
        assertThat(with(token(token)).get(R4).status()).isEqualTo(status);
    }

    @Test
    void a_token_in_the_address_or_the_wrong_scheme_opens_nothing() throws Exception {
        String good = token("signed by us");
        assertThat(server.anybody().get(R4 + "?access_token=" + good).status()).isEqualTo(401);
        assertThat(server.anybody()
                        .with("Authorization", "Basic " + good)
                        .get(R4)
                        .status())
                .isEqualTo(401);
        assertThat(server.anybody().with("Authorization", good).get(R4).status())
                .isEqualTo(401);
    }

    @ParameterizedTest(name = "identity {0}, authenticator {1}: {2} {3}")
    @CsvSource({"3, 3, 200, ''", "3, 2, 200, ''", "3, 1, 401, login", "2, 3, 401, forbidden", "0, 3, 401, forbidden"})
    void levels_count(int identity, int authenticator, int status, String issue) {
        Reply reply = with(server.token(USER, identity, authenticator)).get(R4);
        assertThat(reply.status()).isEqualTo(status);
        if (status != 200) {
            assertThat(reply.json().at("/issue/0/code").asString()).isEqualTo(issue);
            assertThat(reply.code()).isEqualTo("ACCESS_DENIED");
        }
    }

    @ParameterizedTest(name = "user={0}, ial={1}, aal={2}: {3}")
    @CsvSource({
        "021600556514, 3, 3, 200",
        "021600556514, 0, 1, 200",
        "021600556514, 4, 3, 400",
        "021600556514, x, 3, 400",
        "999999999998, 3, 3, 404",
        "nobody, 3, 3, 404",
        "'', 3, 3, 404"
    })
    void the_demo_gives_a_token_to_scripts(String user, String identity, String authenticator, int status) {
        Reply reply = server.anybody()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/demo/token", "user=%s&ial=%s&aal=%s".formatted(user, identity, authenticator));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("text/plain");
        assertThat(reply.body().lines()).hasSize(1);
        if (status == 200 && identity.equals("3")) {
            assertThat(with(reply.body().strip()).get(R4).status()).isEqualTo(200);
        }
    }

    private Client with(String token) {
        return server.anybody().with("Authorization", "Bearer " + token);
    }

    private String token(String kind) throws JOSEException {
        JWTClaimsSet claims = claims(kind);
        RSAKey ours = server.bean(RSAKey.class);
        return switch (kind) {
            case "signed by another key" ->
                signed(JWSAlgorithm.RS256, "JWT", claims, new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            case "unsigned" -> new PlainJWT(claims).serialize();
            case "signed with our public key as secret" ->
                signed(
                        JWSAlgorithm.HS256,
                        "JWT",
                        claims,
                        new MACSigner(ours.toRSAPublicKey().getEncoded()));
            case "with another's claims" -> swapped(claims, ours);
            case "RS512" -> signed(JWSAlgorithm.RS512, "JWT", claims, new RSASSASigner(ours));
            case "typed as access token" -> signed(JWSAlgorithm.RS256, "at+jwt", claims, new RSASSASigner(ours));
            case "of another type" -> signed(JWSAlgorithm.RS256, "logout+jwt", claims, new RSASSASigner(ours));
            case "garbage" -> "a.b.c";
            default -> signed(JWSAlgorithm.RS256, "JWT", claims, new RSASSASigner(ours));
        };
    }

    private JWTClaimsSet claims(String kind) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(
                        kind.equals("of another issuer")
                                ? "http://localhost/issuer"
                                : server.settings().tokens().issuer())
                .subject(kind.equals("without a staff number") ? "dr-lathwell" : USER)
                .claim("id_assurance_level", "3")
                .claim("authentication_assurance_level", "AAL3_ANY");
        if (!kind.equals("without an audience")) {
            claims.audience(List.of(kind.equals("for another audience") ? "onward-explorer" : "onward"));
        }
        Date end = Date.from(
                now.plusSeconds(Map.of("expired", -30, "within the skew", -3).getOrDefault(kind, 60)));
        if (!kind.equals("without an end")) {
            claims.expirationTime(end);
        }
        return claims.notBeforeTime(Date.from(now.plusSeconds(kind.equals("not yet valid") ? 30 : -60)))
                .build();
    }

    private static String signed(JWSAlgorithm algorithm, String type, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .type(new com.nimbusds.jose.JOSEObjectType(type))
                .build();
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    /** The signature of one token under the claims of another. */
    private static String swapped(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        String[] good =
                signed(JWSAlgorithm.RS256, "JWT", claims, new RSASSASigner(key)).split("\\.", -1);
        var other = new JWTClaimsSet.Builder(claims).subject("000000000101").build();
        String[] wanted =
                signed(JWSAlgorithm.RS256, "JWT", other, new RSASSASigner(key)).split("\\.", -1);
        return wanted[0] + "." + wanted[1] + "." + good[2];
    }
}
