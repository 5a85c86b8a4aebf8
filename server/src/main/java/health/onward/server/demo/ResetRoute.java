package health.onward.server.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code POST /demo/reset}: the demo world anew; answers when it stands. */
final class ResetRoute {

    private static final Logger LOG = LoggerFactory.getLogger(ResetRoute.class);

    private final FreshWorld world;
    private final ResetGate gate;

    ResetRoute(FreshWorld world, ResetGate gate) {
        this.world = world;
        this.gate = gate;
    }

    ServerResponse reset(ServerRequest request) throws InterruptedException {
        try {
            return gate.alone(world::takePlace)
                    ? ServerResponse.noContent().build()
                    : sorry("a request has been under way for long; nothing was changed, try again");
        } catch (DataAccessException e) {
            LOG.error("the demo world could not be made anew", e);
            return sorry(
                    "the database did not allow it: " + e.getMostSpecificCause().getMessage()
                            + " (with an outside PostgreSQL, ONWARD_DATABASE_USER must own the database and may create others)");
        }
    }

    private static ServerResponse sorry(String sentence) {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.TEXT_PLAIN)
                .body(sentence + "\n");
    }
}
