package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import java.util.List;

/**
 * One act that has no endpoint: what must be said of it, and the core's command that does it. The same command stands behind the
 * page on which a person will do it.
 */
public interface Event {

    /** In lower case with hyphens, such as {@code patient-books}. */
    String name();

    /** In one sentence, for docs/generated/demo-events.md. */
    String meaning();

    Who who();

    /** Beside {@code event}, {@code as} and, unless this event is about none or many, {@code ubrn} and {@code version}. */
    List<Field> fields();

    /** Whether it is about one request, which the body names. */
    default boolean ofOneRequest() {
        return true;
    }

    Outcome<Happened> happen(Happening happening);
}
