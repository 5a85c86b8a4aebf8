package health.onward.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person signs in with authorization code and PKCE, as a browser and a public client do it together. */
class SignInWalkTest {

    private static final String USER = "021600556514";
    private static final String BACK = "http://127.0.0.1:43210/callback";
    private static final String VERIFIER = "0123456789012345678901234567890123456789abc";

    private final RunningServer server = RunningServer.get();
    private final Browser browser = new Browser(server.url());

    @Test
    void a_person_chooses_their_name_and_the_client_gets_a_token_that_opens_the_api() throws Exception {
        JsonNode tokens = exchange(code(authorize(BACK, challenge())), VERIFIER);
        String token = tokens.path("access_token").asString();
        Reply reply = server.anybody().with("Authorization", "Bearer " + token).get("/R4/PractitionerRole");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains(USER);
        String identity = tokens.path("id_token").asString();
        assertThat(server.anybody()
                        .with("Authorization", "Bearer " + identity)
                        .get("/R4/PractitionerRole")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_issuer_can_be_discovered_and_its_tokens_verified_from_outside() throws Exception {
        String issuer = server.settings().tokens().issuer();
        JsonNode document =
                server.anybody().get("/issuer/.well-known/openid-configuration").json();
        assertThat(document.path("issuer").asString()).isEqualTo(issuer);
        var token = NimbusJwtDecoder.withIssuerLocation(issuer).build().decode(server.token(USER));
        assertThat(token.getSubject()).isEqualTo(USER);
        assertThat(token.getIssuer()).hasToString(issuer);
    }

    @Test
    void the_page_names_its_language_title_and_fields_and_lets_nothing_foreign_in() throws Exception {
        HttpResponse<String> page = browser.open("/issuer/sign-in");
        assertThat(page.body())
                .contains("<html lang=\"en-GB\">", "<title>Who are you?", "<legend>", "<label for=\"person-");
        assertThat(page.body()).doesNotContain("<script", "style=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(server.anybody().get("/assets/onward.css").status()).isEqualTo(200);
    }

    @Test
    void nobody_is_signed_in_without_a_choice_or_from_another_page() throws Exception {
        HttpResponse<String> page = browser.open("/issuer/sign-in");
        HttpResponse<String> wrong =
                browser.post("/issuer/sign-in", Map.of("person", "999999999998", "_csrf", Browser.csrf(page)));
        assertThat(Browser.target(wrong)).endsWith("/issuer/sign-in?error");
        assertThat(browser.open("/issuer/sign-in?error").body()).contains("There is a problem");
        HttpResponse<String> foreign = browser.post("/issuer/sign-in", Map.of("person", USER));
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void a_client_needs_a_challenge_and_a_known_way_back() throws Exception {
        assertThat(Browser.target(authorize(BACK, ""))).contains("error=invalid_request");
        assertThat(authorize("https://evil.example/callback", challenge()).statusCode())
                .isEqualTo(400);
        assertThat(authorize("http://127.0.0.1:43210/elsewhere", challenge()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_code_is_worth_nothing_without_the_verifier_or_a_second_time() throws Exception {
        String code = code(authorize(BACK, challenge()));
        assertThat(exchange(code, "another-verifier-another-verifier-another-ver")
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        String second = code(authorize(BACK, challenge()));
        assertThat(exchange(second, VERIFIER).has("access_token")).isTrue();
        assertThat(exchange(second, VERIFIER).path("error").asString()).isEqualTo("invalid_grant");
    }

    /** Asks for a code, signing in on the way where asked to. */
    private HttpResponse<String> authorize(String back, String challenge) throws Exception {
        String address = "/issuer/oauth2/authorize?response_type=code&client_id=onward-explorer&state=here"
                + "&scope=openid%20profile&redirect_uri=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + (challenge.isEmpty() ? "" : "&code_challenge_method=S256&code_challenge=" + challenge);
        HttpResponse<String> answer = browser.open(address);
        if (answer.statusCode() != 302 || !Browser.target(answer).endsWith("/issuer/sign-in")) {
            return answer;
        }
        HttpResponse<String> page = browser.open(Browser.target(answer));
        HttpResponse<String> signedIn =
                browser.post("/issuer/sign-in", Map.of("person", USER, "_csrf", Browser.csrf(page)));
        return browser.open(Browser.target(signedIn));
    }

    private static String code(HttpResponse<String> answer) {
        String target = Browser.target(answer);
        assertThat(target).startsWith(BACK).contains("state=here");
        return target.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private JsonNode exchange(String code, String verifier) throws Exception {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", "onward-explorer");
        form.put("redirect_uri", BACK);
        form.put("code", code);
        form.put("code_verifier", verifier);
        HttpResponse<String> answer = new Browser(server.url()).post("/issuer/oauth2/token", form);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String challenge() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
