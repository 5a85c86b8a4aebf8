package health.onward.server.security;

import health.onward.identity.People;
import health.onward.identity.Person;
import health.onward.web.design.Pages;
import health.onward.web.professional.SignInPage;
import java.util.List;
import java.util.Objects;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Shows the page on which a demo person is chosen; the choice itself goes to the security layer at the same address. */
final class SignInRoutes {

    private static final int MOST = 20;

    private final People people;
    private final Pages pages;

    SignInRoutes(People people, Pages pages) {
        this.people = people;
        this.pages = pages;
    }

    RouterFunction<ServerResponse> routes(String path) {
        return RouterFunctions.route().GET(path, this::show).build();
    }

    private ServerResponse show(ServerRequest request) {
        var csrf = (CsrfToken) Objects.requireNonNull(request.servletRequest().getAttribute(CsrfToken.class.getName()));
        String words = request.param("find").orElse("");
        List<Person> found = people.search(words, MOST + 1);
        return pages.show(new SignInPage(
                found.stream().limit(MOST).map(this::choice).toList(),
                found.size() > MOST,
                words,
                request.path(),
                csrf.getParameterName(),
                csrf.getToken(),
                request.param("error").isPresent()));
    }

    private SignInPage.Choice choice(Person person) {
        return new SignInPage.Choice(person.id(), person.name(), people.roles(person.id()));
    }
}
