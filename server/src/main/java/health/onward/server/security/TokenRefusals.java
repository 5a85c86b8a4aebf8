package health.onward.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/** Tells a client whose proof of identity was refused why (RFC 6749 section 5.2); the library would tell it the code alone. */
final class TokenRefusals implements AuthenticationFailureHandler {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        OAuth2Error error = e instanceof OAuth2AuthenticationException oauth
                ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error.getErrorCode());
        if (error.getDescription() != null) {
            body.put(
                    "error_description", error.getDescription().replaceAll("[^\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]", "?"));
        }
        response.setStatus(error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT) ? 401 : 400);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
