package health.onward.web.professional;

import health.onward.identity.BusinessFunction;
import health.onward.identity.Roles;
import health.onward.identity.UserId;
import health.onward.web.design.Page;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who are you? The demo's people, to choose one.
 *
 * @param more there are others beside these
 * @param words what was searched for
 * @param action where the choice goes
 * @param token the form's own secret, under the name {@code tokenName}
 * @param nobodyChosen the form came back without a good choice
 */
public record SignInPage(
        List<Choice> people,
        boolean more,
        String words,
        String action,
        String tokenName,
        String token,
        boolean nobodyChosen)
        implements Page {

    public SignInPage {
        people = List.copyOf(people);
    }

    /** One person, with what they may act as. */
    public record Choice(UserId id, String name, List<Roles> roles) {

        public Choice {
            roles = List.copyOf(roles);
        }

        /** Such as: referring clinician, referring admin at R69. */
        public List<String> inWords() {
            return roles.stream()
                    .map(at -> at.functions().stream().map(Choice::inWords).collect(Collectors.joining(", ")) + " at "
                            + at.organisation().value())
                    .toList();
        }

        private static String inWords(BusinessFunction function) {
            return function.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public String template() {
        return "professional/signIn.jte";
    }
}
