package health.onward.server.security;

import static health.onward.server.security.ApplicationTokens.FEED;
import static health.onward.server.security.ApplicationTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application proves who it is with what it signed (RFC 7523), and gets a token; or it is told what is wrong. */
class ApplicationTokensTest {

    private final RunningServer server = RunningServer.get();
    private final ApplicationTokens tokens = new ApplicationTokens(server);

    @Test
    void a_good_proof_gets_a_token_of_ten_minutes_that_nobody_caches() {
        Reply reply = tokens.ask(tokens.assertion(FEED));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().get("token_type").asString()).isEqualTo("Bearer");
        assertThat(reply.json().get("expires_in").asInt()).isBetween(590, 600);
        assertThat(reply.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            good                            | 200 |
            for the issuer                  | 200 |
            with the client's id beside it  | 200 |
            not yet over within the skew    | 200 |
            garbage                         | 401 | not a signed JWT
            unsigned                        | 401 | not a signed JWT
            RS256                           | 401 | RS512
            HS256 with the public key       | 401 | RS512
            without kid                     | 401 | no 'kid'
            of another kid                  | 401 | under its 'kid'
            signed by another key           | 401 | under its 'kid'
            of an unknown application       | 401 | client_id
            of another issuer               | 401 | 'iss' and 'sub'
            without a subject               | 401 | 'sub' is missing
            for somebody else               | 401 | 'aud' must be
            without an audience             | 401 | 'aud' must be
            without an end                  | 401 | 'exp' is missing
            over                            | 401 | expired
            good for six minutes            | 401 | more than 5 minutes
            not good yet                    | 401 | 'nbf' is ahead
            without a jti                   | 401 | 'jti' must be there
            with a very long jti            | 401 | 'jti' must be there
            for another client's id         | 401 | under its 'kid'
            no proof                        | 401 | it is missing
            """)
    void only_a_good_proof_gets_one(String kind, int status, String why) throws Exception {
        Reply reply = tokens.ask(form(kind));
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        if (status != 200) {
            assertThat(reply.json().get("error").asString()).isEqualTo("invalid_client");
            assertThat(reply.json().get("error_description").asString()).contains(why);
            assertThat(reply.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void a_proof_is_good_once() {
        String assertion = tokens.assertion(FEED);
        assertThat(tokens.ask(assertion).status()).isEqualTo(200);
        Reply again = tokens.ask(assertion);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.json().get("error_description").asString()).contains("'jti' was used before");
    }

    @Test
    void nor_is_it_good_at_another_instance_on_the_same_database() {
        try (var second = RunningServer.start(beside())) {
            String assertion = tokens.assertion(FEED);
            assertThat(new ApplicationTokens(second).ask(assertion).status()).isEqualTo(200);
            assertThat(tokens.ask(assertion).body()).contains("'jti' was used before");
        }
    }

    /** Its settings, but for the ports. */
    private Map<String, String> beside() {
        var same = new java.util.HashMap<>(server.environment());
        same.remove("ONWARD_PORT");
        same.remove("ONWARD_MANAGEMENT_PORT");
        same.put("ONWARD_PUBLIC_URL", server.url());
        return same;
    }

    @Test
    void of_many_at_once_one_gets_through() throws Exception {
        String assertion = tokens.assertion(FEED);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls =
                    java.util.Collections.nCopies(8, () -> tokens.ask(assertion).status());
            List<Integer> statuses = new java.util.ArrayList<>();
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
            assertThat(statuses).containsOnlyOnce(200).filteredOn(s -> s != 200).containsOnly(401);
        }
    }

    @Test
    void the_same_number_of_two_applications_is_two() {
        String number = java.util.UUID.randomUUID().toString();
        for (String application : List.of(FEED, ApplicationTokens.FINDER)) {
            String assertion = signed(
                    tokens.key(application),
                    tokens.claims(application).jwtID(number).build());
            assertThat(tokens.ask(assertion).status()).isEqualTo(200);
        }
    }

    @Test
    void proofs_that_are_over_are_forgotten() {
        JdbcClient jdbc = JdbcClient.create(server.database());
        jdbc.sql("insert into used_assertion values (?, 'long ago', now() - interval '1 hour')")
                .param(FEED)
                .update();
        tokens.as(FEED);
        assertThat(jdbc.sql("select count(*) from used_assertion where caller = ? and jti = 'long ago'")
                        .param(FEED)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void another_grant_is_not_for_applications() {
        Reply reply = tokens.ask(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                "x",
                "client_assertion_type",
                ApplicationTokens.TYPE,
                "client_assertion",
                tokens.assertion(FEED)));
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void nothing_of_an_applications_token_is_kept() {
        tokens.as(FEED);
        assertThat(JdbcClient.create(server.database())
                        .sql("select count(*) from oauth2_authorization where principal_name = ?")
                        .param(FEED)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Map<String, String> form(String kind) throws Exception {
        var form = new java.util.HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                ApplicationTokens.TYPE,
                "client_assertion",
                assertion(kind)));
        switch (kind) {
            case "no proof" -> {
                form.remove("client_assertion");
                form.put("client_id", FEED);
            }
            case "with the client's id beside it" -> form.put("client_id", FEED);
            case "for another client's id" -> form.put("client_id", ApplicationTokens.FINDER);
            default -> {}
        }
        return form;
    }

    private String assertion(String kind) throws Exception {
        RSAKey key = tokens.key(FEED);
        RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        JWTClaimsSet claims = claims(kind);
        return switch (kind) {
            case "garbage" -> "a.b.c";
            case "unsigned" -> new PlainJWT(claims).serialize();
            case "RS256" -> signed(JWSAlgorithm.RS256, key.getKeyID(), claims, new RSASSASigner(key));
            case "HS256 with the public key" ->
                signed(
                        JWSAlgorithm.HS256,
                        key.getKeyID(),
                        claims,
                        new MACSigner(key.toRSAPublicKey().getEncoded()));
            case "without kid" -> signed(JWSAlgorithm.RS512, null, claims, new RSASSASigner(key));
            case "of another kid" -> signed(JWSAlgorithm.RS512, "another", claims, new RSASSASigner(key));
            case "signed by another key" -> signed(other, claims);
            default -> signed(key, claims);
        };
    }

    private JWTClaimsSet claims(String kind) {
        var claims = tokens.claims(kind.equals("of an unknown application") ? "nobody" : FEED);
        switch (kind) {
            case "for the issuer" -> claims.audience(server.settings().tokens().issuer());
            case "for somebody else" -> claims.audience("https://example.org/oauth2/token");
            case "without an audience" -> claims.audience((String) null);
            case "of another issuer" -> claims.issuer("somebody");
            case "without a subject" -> claims.subject(null);
            case "without an end" -> claims.expirationTime(null);
            case "over" -> claims.expirationTime(in(-30));
            case "not yet over within the skew" -> claims.expirationTime(in(-3));
            case "good for six minutes" -> claims.expirationTime(in(360));
            case "not good yet" -> claims.notBeforeTime(in(60));
            case "without a jti" -> claims.jwtID(null);
            case "with a very long jti" -> claims.jwtID("x".repeat(256));
            default -> {}
        }
        return claims.build();
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
