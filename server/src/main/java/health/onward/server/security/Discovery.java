package health.onward.server.security;

import health.onward.server.settings.TokenSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Where our issuer's doors are (OpenID Connect Discovery 1.0). Ours rather than the library's, which looks for the document at
 * the root when the issuer's name is fixed; and a name that follows each request's host would make tokens that differ.
 */
final class Discovery {

    private Discovery() {}

    static RouterFunction<ServerResponse> route(TokenSettings settings) {
        Map<String, Object> document = document(settings.issuer());
        return RouterFunctions.route()
                .GET(
                        TokenSettings.ISSUER_PATH + "/.well-known/openid-configuration",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(document))
                .build();
    }

    private static Map<String, Object> document(String issuer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", issuer + "/oauth2/authorize");
        document.put("token_endpoint", issuer + "/oauth2/token");
        document.put("jwks_uri", issuer + "/oauth2/jwks");
        document.put("userinfo_endpoint", issuer + "/userinfo");
        document.put("revocation_endpoint", issuer + "/oauth2/revoke");
        document.put("end_session_endpoint", issuer + "/connect/logout");
        document.put("scopes_supported", List.of("openid", "profile"));
        document.put("response_types_supported", List.of("code"));
        document.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("token_endpoint_auth_methods_supported", List.of("none", "private_key_jwt"));
        document.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS512"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        return document;
    }
}
