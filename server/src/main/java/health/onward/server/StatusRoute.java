package health.onward.server;

import health.onward.server.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code _status}: whether the API can do its work, for whoever knows the key. The demo takes any key. */
final class StatusRoute {

    private static final Logger LOG = LoggerFactory.getLogger(StatusRoute.class);

    private final Settings settings;
    private final JdbcClient jdbc;

    StatusRoute(Settings settings, JdbcClient jdbc) {
        this.settings = settings;
        this.jdbc = jdbc;
    }

    ServerResponse show(ServerRequest request) {
        String key = request.headers().firstHeader("apikey");
        if (key == null || !known(key.strip())) {
            return answer(HttpStatus.UNAUTHORIZED, "fail");
        }
        return works() ? answer(HttpStatus.OK, "pass") : answer(HttpStatus.SERVICE_UNAVAILABLE, "fail");
    }

    private boolean known(String key) {
        return settings.statusKey()
                .map(expected -> MessageDigest.isEqual(bytes(expected), bytes(key)))
                .orElseGet(() -> settings.demo() && !key.isEmpty());
    }

    private boolean works() {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            LOG.error("The database does not answer", e);
            return false;
        }
    }

    private static ServerResponse answer(HttpStatus status, String word) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(Map.of("status", word));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
