package health.onward.server.demo;

import health.onward.notice.NoticeRows;
import health.onward.referral.Ubrn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /demo/notices?ubrn=…}: what was told to whom about a request, word for word. */
final class NoticesRoute {

    private final NoticeRows notices;

    NoticesRoute(NoticeRows notices) {
        this.notices = notices;
    }

    ServerResponse show(ServerRequest request) {
        Optional<Ubrn> ubrn = request.param("ubrn").flatMap(Ubrn::parse);
        if (ubrn.isEmpty()) {
            return ServerResponse.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("say which request: /demo/notices?ubrn=000000071001\n");
        }
        List<Map<String, Object>> told =
                notices.about(ubrn.get()).stream().map(NoticesRoute::told).toList();
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("notices", told));
    }

    private static Map<String, Object> told(NoticeRows.Told one) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", one.composedAt().toString());
        told.put("kind", one.kind());
        told.put("to", one.role().name());
        one.name().ifPresent(name -> told.put("name", name));
        told.put("address", one.address());
        told.put("subject", one.subject());
        told.put("body", one.body());
        one.why().ifPresent(why -> told.put("withheld", why));
        return told;
    }
}
