package health.onward.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads who an application says it is out of what it signed, when it sends no client_id beside: RFC 7521 section 4.2 leaves that
 * out, clients of the published API do, and the library insists on it.
 */
final class NamelessAssertions implements AuthenticationConverter {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] assertions = request.getParameterValues(OAuth2ParameterNames.CLIENT_ASSERTION);
        boolean ours = assertions != null
                && assertions.length == 1
                && TYPE.equals(request.getParameter(OAuth2ParameterNames.CLIENT_ASSERTION_TYPE))
                && request.getParameter(OAuth2ParameterNames.CLIENT_ID) == null;
        if (assertions == null && "client_credentials".equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))) {
            throw AssertionChecks.bad("it is missing; send it with client_assertion_type " + TYPE);
        }
        return ours
                ? new OAuth2ClientAuthenticationToken(
                        subject(assertions[0]), new ClientAuthenticationMethod(TYPE), assertions[0], Map.of())
                : null;
    }

    private static String subject(String assertion) {
        try {
            String subject = AssertionChecks.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject == null) {
                throw AssertionChecks.bad("'sub' is missing");
            }
            return subject;
        } catch (ParseException e) {
            throw AssertionChecks.bad("its claims cannot be read", e);
        }
    }
}
