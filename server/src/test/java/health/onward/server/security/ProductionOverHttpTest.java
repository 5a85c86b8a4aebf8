package health.onward.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import health.onward.server.demo.DemoClock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The production profile: tokens of an issuer outside, with claims under its own names, and nothing of the demo. */
@TestMethodOrder(OrderAnnotation.class)
class ProductionOverHttpTest {

    private static final Map<String, Object> GOOD =
            Map.of("aud", "hospital", "staff", "021600556514", "ial", 3, "aal", "AAL2");

    private static LocalIssuer issuer;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        issuer = new LocalIssuer();
        server = RunningServer.start(Map.of(
                "ONWARD_PROFILE", "production",
                "ONWARD_ISSUER", issuer.address(),
                "ONWARD_AUDIENCE", "hospital",
                "ONWARD_CLAIM_USER", "staff",
                "ONWARD_CLAIM_IAL", "ial",
                "ONWARD_CLAIM_AAL", "aal",
                "ONWARD_PUBLIC_URL", "https://ers.example/",
                "ONWARD_STATUS_KEY", "right"));
    }

    @AfterAll
    static void stop() {
        server.close();
        issuer.close();
    }

    /** Before the keys have been fetched once; then they are remembered for some minutes. */
    @Test
    @Order(1)
    void while_the_issuers_keys_are_out_of_reach_callers_are_asked_to_come_again_and_then_let_in() throws Exception {
        issuer.down(true);
        Reply reply = with(issuer.token(GOOD)).get("/STU3/CodeSystem/PRIORITY");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("SYSTEM_UNAVAILABLE");
        assertThat(reply.header("Retry-After")).isNotEmpty();
        issuer.down(false);
        Reply later = with(issuer.token(GOOD)).get("/R4/PractitionerRole");
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.json().at("/link/0/url").asString())
                .isEqualTo("https://ers.example/referrals/FHIR/R4/PractitionerRole");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"aud, onward", "staff, dr-who", "ial, 2", "aal, 1", "iss, http://elsewhere"})
    void the_issuers_own_claims_count(String claim, String value) throws Exception {
        var claims = new HashMap<>(GOOD);
        claims.put(claim, value);
        assertThat(with(issuer.token(claims)).get("/R4/PractitionerRole").status())
                .isEqualTo(401);
    }

    @Test
    void nothing_of_the_demo_is_there() {
        assertThat(server.clock()).isNotInstanceOf(DemoClock.class);
        for (String path :
                new String[] {"/issuer/sign-in", "/issuer/oauth2/jwks", "/issuer/.well-known/openid-configuration"}) {
            assertThat(server.anybody().get(path).status()).isEqualTo(404);
        }
        for (String path : new String[] {"/demo/token", "/demo/reset", "/demo/clock", "/issuer/oauth2/token"}) {
            assertThat(server.anybody().post(path, "user=021600556514").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void status_wants_the_right_key() {
        assertThat(server.anybody()
                        .with("apikey", "wrong")
                        .get("/referrals/_status")
                        .status())
                .isEqualTo(401);
        assertThat(server.anybody()
                        .with("apikey", "right")
                        .get("/referrals/_status")
                        .status())
                .isEqualTo(200);
    }

    private static Client with(String token) {
        return server.anybody().with("Authorization", "Bearer " + token);
    }
}
