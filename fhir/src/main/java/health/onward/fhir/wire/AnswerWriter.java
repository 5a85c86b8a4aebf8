package health.onward.fhir.wire;

import health.onward.platform.Answer;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Sends an answer with the headers that every answer carries (api section a.7). */
final class AnswerWriter {

    private AnswerWriter() {}

    static ServerResponse write(Answer answer, ServerRequest request, String requestId) {
        return ServerResponse.status(answer.status()).build((servletRequest, response) -> {
            for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                response.setHeader(header.getKey(), header.getValue());
            }
            response.setHeader("X-Request-ID", requestId + "-1");
            String correlation = request.headers().firstHeader("X-Correlation-ID");
            if (correlation != null) {
                response.setHeader("X-Correlation-ID", correlation);
            }
            if (answer.streamed() != null) {
                answer.streamed().writeTo(response.getOutputStream());
            } else if (answer.body().length > 0) {
                response.setContentLength(answer.body().length);
                response.getOutputStream().write(answer.body());
            }
            return null;
        });
    }
}
