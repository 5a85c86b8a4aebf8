package health.onward.server.security;

import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.RefusalAnswers;
import health.onward.fhir.wire.WireRoutes;
import health.onward.platform.Answer;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers a call without a good token (api section a.5): 401 with a bare header on STU3 paths, with an outcome too on R4 paths.
 * Why a token is not good is not told.
 */
final class Unauthenticated implements AuthenticationEntryPoint {

    private final RefusalAnswers refusals;

    Unauthenticated(RefusalAnswers refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        boolean r4 = request.getRequestURI().startsWith(WireRoutes.ROOT + "/R4/");
        Answer answer = e instanceof IssuerUnreachable
                ? refused(RefusalCode.SYSTEM_UNAVAILABLE, "Tokens cannot be verified now.", r4)
                : noGoodToken(r4);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        String correlation = request.getHeader("X-Correlation-ID");
        if (correlation != null) {
            response.setHeader("X-Correlation-ID", correlation);
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private Answer noGoodToken(boolean r4) {
        Answer outcome = refused(RefusalCode.NO_ACCESS, "The access token is missing, invalid or expired.", r4);
        Map<String, String> headers = new HashMap<>();
        headers.put("WWW-Authenticate", "Bearer realm=\"onward\", error=\"invalid_token\"");
        if (r4) {
            headers.putAll(outcome.headers());
        }
        return new Answer(outcome.status(), headers, r4 ? outcome.body() : new byte[0]);
    }

    private Answer refused(RefusalCode code, String sentence, boolean r4) {
        return refusals.of(
                new Refused<Answer>(List.of(new Refusal(code, sentence))), r4 ? ErrorStyle.R4 : ErrorStyle.STU3);
    }
}
