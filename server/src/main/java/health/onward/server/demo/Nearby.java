package health.onward.server.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Lets only this machine's own programs through: whoever can make the world anew or issue tokens needs no password here. A
 * proxy's callers are elsewhere, and a web page in the user's browser is not the user.
 */
final class Nearby implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (isLocal(request) && !isRelayed(request) && !isFromPage(request)) {
            return next.handle(request);
        }
        return ServerResponse.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.TEXT_PLAIN)
                .body("The demo's own addresses answer programs on the server's machine only.\n");
    }

    private static boolean isLocal(ServerRequest request) throws UnknownHostException {
        return InetAddress.getByName(request.servletRequest().getRemoteAddr()).isLoopbackAddress();
    }

    private static boolean isRelayed(ServerRequest request) {
        return request.headers().firstHeader("Forwarded") != null
                || request.headers().firstHeader("X-Forwarded-For") != null;
    }

    private static boolean isFromPage(ServerRequest request) {
        return request.headers().firstHeader("Origin") != null;
    }
}
