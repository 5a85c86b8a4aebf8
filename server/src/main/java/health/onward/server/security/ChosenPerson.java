package health.onward.server.security;

import health.onward.identity.People;
import health.onward.identity.Person;
import health.onward.identity.UserId;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Signs a demo person in who has been chosen from the list: there are no passwords in the demo. */
final class ChosenPerson implements AuthenticationProvider {

    private final People people;

    ChosenPerson(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication choice) {
        return UserId.parse(choice.getName())
                .flatMap(people::find)
                .filter(Person::active)
                .map(person -> UsernamePasswordAuthenticationToken.authenticated(
                        person.id().value(), null, List.of(FactorGrantedAuthority.fromFactor("CHOICE"))))
                .orElseThrow(() -> new BadCredentialsException("nobody chosen"));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
