package health.onward.directory;

import health.onward.identity.Actor;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.util.Optional;

/**
 * Who changes the directory, as its history names them.
 *
 * @param user none when the operator's command line does it
 */
public record Editor(Optional<String> user, String function, Optional<String> organisation) {

    public static final Editor OPERATOR = new Editor(Optional.empty(), "OPERATOR", Optional.empty());

    public static Editor of(Actor actor) {
        return new Editor(
                Optional.of(actor.user()).map(UserId::value),
                actor.function().name(),
                Optional.of(actor.organisation()).map(OdsCode::value));
    }
}
