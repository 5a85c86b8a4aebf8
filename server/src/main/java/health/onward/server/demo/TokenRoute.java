package health.onward.server.demo;

import health.onward.identity.People;
import health.onward.identity.Person;
import health.onward.identity.UserId;
import health.onward.server.security.DemoTokens;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code POST /demo/token}: a bearer token for a demo person, as one line of text ({@code ./onward token USER}). */
final class TokenRoute {

    private static final int HIGHEST = 3;

    private final People people;
    private final DemoTokens tokens;

    TokenRoute(People people, DemoTokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    RouterFunction<ServerResponse> route() {
        return RouterFunctions.route().POST("/demo/token", this::issue).build();
    }

    private ServerResponse issue(ServerRequest request) {
        Optional<Person> person =
                request.param("user").map(String::strip).flatMap(UserId::parse).flatMap(people::find);
        Optional<Integer> identity = level(request, "ial");
        Optional<Integer> authenticator = level(request, "aal");
        if (identity.isEmpty() || authenticator.isEmpty()) {
            return line(HttpStatus.BAD_REQUEST, "ial and aal are levels from 0 to " + HIGHEST);
        }
        return person.map(known -> line(HttpStatus.OK, tokens.issue(known.id(), identity.get(), authenticator.get())))
                .orElseGet(() -> line(
                        HttpStatus.NOT_FOUND,
                        "nobody here has this number: send user=, the twelve digits of one of the demo's people"));
    }

    private static Optional<Integer> level(ServerRequest request, String name) {
        String value = request.param(name).orElse(String.valueOf(HIGHEST));
        return value.matches("[0-3]") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    private static ServerResponse line(HttpStatus status, String text) {
        return ServerResponse.status(status).contentType(MediaType.TEXT_PLAIN).body(text + "\n");
    }
}
