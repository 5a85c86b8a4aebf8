package health.onward.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import health.onward.fhir.wire.Endpoint;
import health.onward.identity.ApplicationRules;
import health.onward.identity.BusinessFunction;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import health.onward.server.operator.RegistrationDesk;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator registers works at once: with keys in a file or at an address, for what was allowed, until switched off. */
class RegisteredApplicationsTest {

    private static final String PRIORITY = "/STU3/CodeSystem/PRIORITY";

    private final RunningServer server = RunningServer.get();
    private final ApplicationTokens tokens = new ApplicationTokens(server);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path files;

    @Test
    void one_with_its_keys_in_a_file_calls_until_it_is_switched_off() throws Exception {
        RSAKey key = key();
        String order =
                "register city-feed --organisation R69 --side provider --number 999000000777 --endpoints A004,A005 --keys "
                        + file(new JWKSet(key.toPublicJWK()).toString());
        assertThat(desk(order)).as(said.toString(StandardCharsets.UTF_8)).isZero();
        Client client = client("city-feed", key);
        assertThat(client.get(PRIORITY).status()).isEqualTo(200);
        assertThat(client.post("/STU3/ReferralRequest/$ers.fetchworklist", "{}").status())
                .isEqualTo(403);
        assertThat(desk("list")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("city-feed (city-feed) active for R69", "clinic-feed", "practice-directory");
        assertThat(desk("off city-feed")).isZero();
        assertThat(client.get(PRIORITY).status()).isEqualTo(403);
        assertThat(desk("on city-feed")).isZero();
        assertThat(client.get(PRIORITY).status()).isEqualTo(200);
    }

    @Test
    void one_may_publish_its_keys_itself() throws Exception {
        RSAKey key = key();
        byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        HttpServer publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publisher.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        publisher.start();
        try {
            assertThat(desk("register vale-finder --organisation R68 --side referrer --number 999000000778 --endpoints"
                            + " A004,A033 --keys-url http://localhost:"
                            + publisher.getAddress().getPort() + "/keys"))
                    .isZero();
            assertThat(client("vale-finder", key)
                            .get("/R4/HealthcareService/11000")
                            .status())
                    .isEqualTo(200);
            assertThat(tokens.ask(proof("vale-finder", key())).status()).isEqualTo(401);
        } finally {
            publisher.stop(0);
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            register it-feed --organisation R69 --side provider --number 999000000779 --endpoints A005 --keys GOOD     | 0 | active
            register it-feed --organisation R69 --side provider --number 999000000779 --endpoints A005 --keys PRIVATE  | 2 | private key
            register it-feed --organisation R69 --side provider --number 999000000779 --endpoints A005 --keys NOKID    | 2 | without 'kid'
            register it-feed --organisation R69 --side provider --number 999000000779 --endpoints A005 --keys GARBAGE  | 2 | no JSON Web Key Set
            register it-feed --organisation R69 --side provider --number 999000000779 --endpoints A005 --keys /nowhere | 2 | cannot be read
            register it-feed --organisation R69 --side provider --number 999000000779 --endpoints A005                 | 2 | either --keys or
            register it-feed --organisation R69 --side provider --number 999000000779 --endpoints A005 --keys-url http://example.org/keys | 2 | https
            register it-feed --organisation R69 --side provider --number 999000000779 --endpoints A011 --keys GOOD     | 1 | cannot be allowed
            register it-feed --organisation XX1 --side provider --number 999000000779 --endpoints A005 --keys GOOD     | 1 | not known
            register it-feed --organisation R69 --side provider --number 021600556514 --endpoints A005 --keys GOOD     | 1 | is that of
            register it-feed --organisation R69 --side provider --number 999000000901 --endpoints A005 --keys GOOD     | 1 | application clinic-feed
            register it-feed --organisation R69 --side somehow --number 999000000779 --endpoints A005 --keys GOOD      | 2 | cannot be 'somehow'
            register 021600556514 --organisation R69 --side provider --number 999000000779 --endpoints A005 --keys GOOD | 2 | no number of a person
            off nobody                                                                                                 | 1 | no application is called
            sing                                                                                                       | 2 | usage
            """)
    void the_desk_says_what_is_wrong(String order, int code, String words) throws Exception {
        RSAKey key = key();
        String complete = order.replace("GOOD", file(new JWKSet(key.toPublicJWK()).toString()))
                .replace("PRIVATE", file(new JWKSet(key).toString(false)))
                .replace("NOKID", file(new JWKSet(new RSAKey.Builder(key.toRSAPublicKey()).build()).toString()))
                .replace("GARBAGE", file("-----BEGIN PUBLIC KEY-----"));
        assertThat(desk(complete)).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(code);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(words);
    }

    /** An endpoint that may be allowed and is served lets applications in, and no other does. */
    @Test
    void what_may_be_allowed_is_what_lets_applications_in() {
        for (Endpoint endpoint : server.endpoints()) {
            for (BusinessFunction function : List.of(
                    BusinessFunction.PROVIDER_AUTHORISED_APPLICATION,
                    BusinessFunction.REFERRER_AUTHORISED_APPLICATION)) {
                assertThat(endpoint.access().functions().contains(function))
                        .as("%s for %s", endpoint.id(), function)
                        .isEqualTo(ApplicationRules.endpoints(function).contains(endpoint.id()));
            }
        }
    }

    private Client client(String application, RSAKey key) {
        Reply reply = tokens.ask(proof(application, key));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return server.anybody()
                .with(
                        "Authorization",
                        "Bearer " + reply.json().get("access_token").asString());
    }

    private String proof(String application, RSAKey key) {
        return ApplicationTokens.signed(key, tokens.claims(application).build());
    }

    private static RSAKey key() throws Exception {
        return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    }

    private String file(String text) throws Exception {
        return Files.writeString(Files.createTempFile(files, "keys", ".json"), text)
                .toString();
    }

    private int desk(String order) {
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new RegistrationDesk(server.environment(), stream, stream).run(Arrays.asList(order.split(" +", -1)));
    }
}
